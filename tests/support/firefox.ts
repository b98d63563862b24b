import { afterAll, afterEach, describe, expect } from '@jest/globals';
import { type Browser, type BrowserContext, launch, type Page } from 'puppeteer-core';

import { findFirefox } from './find-firefox.js';
import { leaveOut } from './unless-missing.js';

/** What a person, or whoever set up the device, chose in the settings of Firefox. */
const PREFERENCES = {
  ordinary: {},
  /** "Block all cookies": no site may store anything. */
  'no storage': { 'network.cookie.cookieBehavior': 2 },
  'no scripts': { 'javascript.enabled': false },
} as const;

export type Settings = keyof typeof PREFERENCES;

/** Opens pages in Firefox for tests. A test fails if a page had an uncaught error. */
export interface FirefoxVisitor {
  /** A page of 360 × 640 in a new profile of a Firefox with these settings. */
  visit(settings?: Settings): Promise<Page>;
  /** Another tab beside a page, in the same profile. */
  visitBeside(page: Page): Promise<Page>;
}

/**
 * A group of tests in a real Firefox, driven over WebDriver BiDi. Without one, the group is skipped with a message; in
 * CI it fails.
 */
export function describeInFirefox(name: string, define: (visitor: FirefoxVisitor) => void): void {
  const path = findFirefox();
  if (path)
    describe(name, () => {
      define(createVisitor(path));
    });
  else leaveOut(name, `NO FIREFOX: left out "${name}". Install it (apt-get install firefox-esr) or set FIREFOX_PATH.`);
}

function createVisitor(executablePath: string): FirefoxVisitor {
  const browsers = new Map<Settings, Promise<Browser>>();
  let contexts: BrowserContext[] = [];
  const faults: string[] = [];

  function browserWith(settings: Settings): Promise<Browser> {
    const running = browsers.get(settings);
    if (running) return running;
    const extraPrefsFirefox = PREFERENCES[settings];
    const started = launch({ browser: 'firefox', executablePath, extraPrefsFirefox });
    browsers.set(settings, started);
    return started;
  }

  async function openIn(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.setViewport({ width: 360, height: 640 });
    return page;
  }

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    for (const browser of browsers.values()) await (await browser).close();
  });
  return {
    async visit(settings = 'ordinary') {
      const context = await (await browserWith(settings)).createBrowserContext();
      contexts.push(context);
      return openIn(context);
    },
    visitBeside: (page) => openIn(page.browserContext()),
  };
}
