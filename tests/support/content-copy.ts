import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect } from '@jest/globals';

import { CONTENT_DIR } from '../../bot/content/load.js';

/** A copy of the real content that a test may damage. */
export interface ContentCopy {
  /** Its folder, a new one for each test. */
  readonly dir: string;
  /** Changes one file, as an author might by mistake. Fails if nothing changes. */
  edit(file: string, change: (text: string) => string): void;
}

/** Makes a copy of the content before each test of a file, and deletes it after the test. */
export function copyContentForEach(): ContentCopy {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'content-'));
    cpSync(CONTENT_DIR, dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));
  return {
    get dir() {
      return dir;
    },
    edit(file, change) {
      const path = join(dir, file);
      const before = readFileSync(path, 'utf8');
      const after = change(before);
      expect(after).not.toBe(before);
      writeFileSync(path, after);
    },
  };
}
