import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../bot/config/paths.js';

/**
 * Microsoft's Web Chat, and older versions of its client for Direct Line, to test and measure with. Their npm packages
 * would install 540 MB that nobody needs here, and old libraries with known faults. So only their own archives are
 * fetched, once, and checked against these hashes.
 */
const ARCHIVES = {
  webChat: {
    package: 'botframework-webchat@4.18.1',
    sha512: '7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==',
    folder: join('web-chat', '4.18.1'),
    files: ['webchat-minimal.js', 'webchat.js'],
  },
  directLine13: {
    package: 'botframework-directlinejs@0.13.1',
    sha512: 'fE2uDcct7xPSTipuUQzpohy2VPIcM2LU2P/6G+TmDHPBLiXm47TU89/y4jZzh7eHNyR+8oPOtfMPkJ7YUU7nbg==',
    folder: join('directlinejs', '0.13.1'),
    files: ['directline.js'],
  },
  directLine11: {
    package: 'botframework-directlinejs@0.11.6',
    sha512: 'IpMTaaf1jGHVjstYX7IqRCr21adNvKAhAVVLFLmnlqF4WZVpzVy3X14ZgttBmCPJTNuu2MhugOTzh0YxpjtqVQ==',
    folder: join('directlinejs', '0.11.6'),
    files: ['directline.js'],
  },
} as const;

type Archive = (typeof ARCHIVES)[keyof typeof ARCHIVES];

/** Web Chat's files: the smallest, and the one with everything; null if it was not fetched. */
export function webChatFile(file: 'webchat-minimal.js' | 'webchat.js' = 'webchat-minimal.js'): string | null {
  return found(ARCHIVES.webChat, file);
}

/** An older version of Microsoft's client for Direct Line; null if it was not fetched. */
export function directLineFile(version: '0.11.6' | '0.13.1'): string | null {
  return found(version === '0.11.6' ? ARCHIVES.directLine11 : ARCHIVES.directLine13, 'directline.js');
}

/** Fetches with npm what is not there. Throws if it cannot, or if a hash is wrong. Returns Web Chat's smallest file. */
export function fetchWebChat(): string {
  for (const archive of Object.values(ARCHIVES)) fetchArchive(archive);
  return webChatFile()!;
}

function fetchArchive(archive: Archive): void {
  const { package: name, sha512, files } = archive;
  const missing = files.filter((file) => found(archive, file) === null);
  if (missing.length === 0) return;
  const folder = folderOf(archive);
  const packed = join(folder, `${name.replace('@', '-')}.tgz`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(packed)) {
    execFileSync('npm', ['pack', name, '--silent', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
  }
  const hash = createHash('sha512').update(readFileSync(packed)).digest('base64');
  if (hash !== sha512) throw new Error(`${name} is not what it was: sha512 ${hash}`);
  execFileSync('tar', ['-xzf', packed, '-C', folder, ...missing.map((file) => `package/dist/${file}`)]);
}

function found(archive: Archive, file: string): string | null {
  const path = join(folderOf(archive), 'package', 'dist', file);
  return existsSync(path) ? path : null;
}

function folderOf({ folder }: Archive): string {
  return join(ROOT, 'node_modules', '.cache', folder);
}
