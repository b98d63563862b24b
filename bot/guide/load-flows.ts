import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Flow } from '../model/flow.js';

const DIALOGS = new URL('../../dialogs/', import.meta.url);

/**
 * Every guided dialog, by id: each folder of `dialogs/` with a `flow.ts`. The folder's name is the flow's id.
 * @throws Error when a folder and its flow have different names.
 */
export async function loadFlows(): Promise<ReadonlyMap<string, Flow>> {
  const flows = new Map<string, Flow>();
  for (const id of readdirSync(fileURLToPath(DIALOGS)).sort()) {
    const file = new URL(`${id}/flow.js`, DIALOGS);
    if (!existsSync(file)) continue;
    const { flow } = (await import(file.href)) as { flow: Flow };
    if (flow.id !== id) throw new Error(`dialogs/${id}/flow.ts calls itself "${flow.id}"`);
    flows.set(id, flow);
  }
  return flows;
}
