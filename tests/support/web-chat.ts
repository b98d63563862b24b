import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../bot/config/paths.js';

/**
 * Microsoft's Web Chat, to test and measure beside our page. Its npm package would install 486 MB that nobody needs
 * here. So only its own archive is fetched, once, and checked against this hash.
 */
const PACKAGE = 'botframework-webchat@4.18.1';
const SHA512 = '7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==';
const FOLDER = join(ROOT, 'node_modules', '.cache', 'web-chat', '4.18.1');
const FILE = join(FOLDER, 'package', 'dist', 'webchat-minimal.js');

/** The smallest of Web Chat's files; null if it was not fetched. */
export function webChatFile(): string | null {
  return existsSync(FILE) ? FILE : null;
}

/** Fetches Web Chat with npm, unless it is there. Throws if it cannot, or if the hash is wrong. */
export function fetchWebChat(): string {
  if (existsSync(FILE)) return FILE;
  mkdirSync(FOLDER, { recursive: true });
  execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', FOLDER], { cwd: ROOT, stdio: 'pipe' });
  const archive = join(FOLDER, 'botframework-webchat-4.18.1.tgz');
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (hash !== SHA512) throw new Error(`${PACKAGE} is not what it was: sha512 ${hash}`);
  execFileSync('tar', ['-xzf', archive, '-C', FOLDER, 'package/dist/webchat-minimal.js']);
  return FILE;
}
