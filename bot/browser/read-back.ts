import { isLang } from '../model/lang.js';
import { loadAloud } from './load-aloud.js';

/** Reads every day back with its weekday while somebody fills it in. */
export function watchDays(): void {
  for (const kind of ['input', 'change']) document.addEventListener(kind, (event) => void show(event));
}

async function show({ target }: Event): Promise<void> {
  const day = target instanceof Element ? target.closest<HTMLElement>('.day') : null;
  const lang = day?.dataset['lang'];
  const place = day?.querySelector('.read-back');
  if (!day || !place || !isLang(lang)) return;
  const aloud = await loadAloud();
  const field = (name: string): string => day.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
  const fields = { day: field('day'), month: field('month'), year: field('year') };
  place.textContent = aloud?.readBack(fields, lang) ?? '';
}
