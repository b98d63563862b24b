import type { PageData } from '../web/shared/page-data.js';

type Aloud = typeof import('./aloud.js');

let loaded: Promise<Aloud> | null = null;

/** The script that makes days and texts into words to say, loaded at first use; null if it cannot be loaded now. */
export async function loadAloud(): Promise<Aloud | null> {
  const { aloudAt } = JSON.parse(document.body.dataset['page']!) as PageData;
  loaded ??= import(aloudAt) as Promise<Aloud>;
  try {
    return await loaded;
  } catch {
    loaded = null;
    return null;
  }
}
