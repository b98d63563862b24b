import { fileURLToPath } from 'node:url';

/** The repository's root folder, from compiled code in `dist/bot/config/`. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
