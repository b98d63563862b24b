import { afterAll, beforeAll, describe } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

import { openWithoutStorage } from './chromium-without-storage.js';
import { findChromium } from './find-chromium.js';
import { leaveOut } from './unless-missing.js';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens pages for tests, and collects all their errors. */
export interface Visitor {
  /** A page in a new browser profile. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  /** A page in a browser that lets no site store anything. */
  visitWithoutStorage(): Promise<Page>;
  /** Violations of the content security policy and uncaught errors so far, on all pages. */
  faults(): string[];
  /** Closes every page. */
  leave(): Promise<void>;
}

/** A group of tests in a real Chromium. Without one, the group is skipped with a message; in CI it fails. */
export function describeInChromium(name: string, define: (visitor: Visitor) => void): void {
  const path = findChromium();
  if (path) {
    describe(name, () => {
      define(createVisitor(path));
    });
    return;
  }
  leaveOut(name, `NO CHROMIUM: left out "${name}". Install it (apt-get install chromium) or set CHROMIUM_PATH.`);
}

function createVisitor(executablePath: string): Visitor {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let faults: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ARGS });
  });
  afterAll(async () => {
    await browser.close();
  });
  async function openIn(context: BrowserContext): Promise<Page> {
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) faults.push(message.text());
    });
    return page;
  }
  return {
    visit: async (options = { viewport: { width: 360, height: 640 } }) => openIn(await browser.newContext(options)),
    visitWithoutStorage: async () => openIn(await openWithoutStorage(executablePath, ARGS)),
    faults: () => faults,
    async leave() {
      await Promise.all(contexts.map((context) => context.close()));
      contexts = [];
      faults = [];
    },
  };
}
