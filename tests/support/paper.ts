import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { tempFolder } from './temp-folder.js';

/** What is told where pages on paper cannot be read; null where they can. */
export const NO_PAPER = hasPdfToText()
  ? null
  : 'NO PDFTOTEXT: left out the test that reads a printed page. Install it (apt-get install poppler-utils).';

/** What a page is on paper of the size A4, as `pdfinfo` and `pdftotext` read it. */
export async function printed(page: Page): Promise<{ sheets: number; text: string }> {
  const file = join(await tempFolder(), 'page.pdf');
  await page.pdf({ format: 'A4', path: file });
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
  // Arabic comes out in the forms that letters have beside each other.
  return { sheets: Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]), text: text.normalize('NFKC') };
}

function hasPdfToText(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
