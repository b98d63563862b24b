import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import type { Content } from '../../content/load.js';
import { addDays, type ISODate } from '../../model/calendar.js';
import { LANGS } from '../../model/lang.js';
import { type Planned, TEMPLATES } from './new-files.js';

/** Days until an organisation must be checked again; 30 if it helps in danger. */
const DAYS = 90;

export interface ServiceRequest {
  id: string;
  today: ISODate;
}

/** The entry of a new organisation in `services.yaml`, and its words in every language, with empty texts. */
export function planService({ id, today }: ServiceRequest, content: Content, root: string = ROOT): Planned {
  if (!/^[a-z][a-z0-9_]*$/.test(id))
    return { ok: false, reason: `"${id}" is no id: write small letters, digits and _, such as refu_interim.` };
  if (content.services.has(id))
    return { ok: false, reason: `"${id}" exists already: search content/services.yaml for "id: ${id}".` };
  const read = (path: string): string => `${readFileSync(join(root, path), 'utf8').trimEnd()}\n`;
  const entry = readFileSync(join(TEMPLATES, 'service.yaml'), 'utf8')
    .replaceAll('__ID__', id)
    .replaceAll('__TODAY__', today)
    .replaceAll('__CHECK_BY__', addDays(today, DAYS));
  const words = `${id}:\n  what: '' # what it does for people, in one short sentence\n`;
  return {
    ok: true,
    files: [],
    changes: [
      { path: 'content/services.yaml', text: read('content/services.yaml') + entry },
      ...LANGS.map((lang) => `content/${lang}/services.yaml`).map((path) => ({ path, text: read(path) + words })),
    ],
    missing: [
      `content/services.yaml: name, regions, channels and source of "${id}", at its end`,
      ...LANGS.map((lang) => `content/${lang}/services.yaml: what it is for, at its end`),
    ],
    next: [
      'fill it in; a channel that nobody could confirm is left out, and a number that was not read at the organisation',
      'itself has confidence medium',
      `name it under services: of the topics that send people there (content/topics/*.yaml)`,
      'npm run content:check    until it says that the content is sound',
      'npm run check    before you hand it in',
    ],
  };
}
