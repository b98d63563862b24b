import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { overdueDay } from './support/check-days.js';
import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';

/** Guided dialogs on plain pages without JavaScript: one question a page, by forms. */
let server: TestServer;
beforeAll(async () => {
  server = await startSite('https://example.org/');
});
afterAll(stopAll);

interface Page {
  status: number;
  html: string;
}

async function post(path: string, fields: Record<string, string>): Promise<Page> {
  const response = await fetch(server.url + path, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, html: await response.text() };
}

const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const kept = ({ html }: Page): string => unescape(/name="kept" value="([^"]*)"/.exec(html)?.[1] ?? '');

async function everyPath(path: string, steps: readonly (readonly ['choice' | 'text', string])[]): Promise<Page> {
  let page = await post(path, {});
  for (const [field, value] of steps) page = await post(path, { kept: kept(page), [field]: value });
  return page;
}

type Step = readonly ['choice' | 'text', string];
const deadline = (status: string, day: string, more: readonly Step[] = [], prior?: string): Step[] => [
  ['choice', `reunification.deadline:status=${status}`],
  ['text', day],
  ...(prior === undefined ? [] : [['choice', `reunification.deadline:prior=${prior}`] as const]),
  ['choice', 'reunification.deadline:young=no'],
  ...more,
];

describe('the deadline on a plain page, as in the chat', () => {
  test('a refugee of July 2026: the safe last day is before the new year, with a calendar entry', async () => {
    const { html } = await everyPath(
      '/nl/reunification.deadline',
      deadline('refugee', '1 juli 2026', [['choice', 'reunification.deadline:tie=before']], 'none'),
    );
    expect(html).toContain('31 december 2026');
    expect(html).toContain('/nl/calendar/2026-12-31.ics');
  });

  test('a refugee of March 2025: the twelve months are over, the old conditions hold until 17 August 2027', async () => {
    const { html } = await everyPath('/nl/reunification.deadline', deadline('refugee', '1/3/2025'));
    expect(html).toContain('1 maart 2026');
    expect(html).toMatch(/17 augustus (?:<small>)?2027/);
  });

  test('subsidiary protection: the suspension and a lawyer', async () => {
    const { html } = await everyPath('/nl/reunification.deadline', deadline('subsidiary', '1/10/2025', [], 'none'));
    expect(html).toContain('26 februari 2026');
    expect(html).toContain('advocaat');
  });
});

test('outside production a page can be read as of another day', async () => {
  const page = async (query: string) => (await fetch(`${server.url}/en/deposit.rules${query}`)).text();
  expect(await page('')).toContain('3 months');
  const late = overdueDay(loadContent().facts, 'deposit.max');
  expect(await page(`?asOf=${late}`)).not.toContain('3 months');
  expect(await page(`?asOf=${late}`)).toContain('not checked it recently enough');
  expect(await page('?asOf=2027-02-30')).toContain('3 months');
});

describe('forms', () => {
  test('go back, and keep what was answered', async () => {
    const page = await everyPath('/fr/deposit.start', [
      ['choice', 'deposit.start:who=self'],
      ['choice', 'deposit.start:region=flanders'],
      ['choice', 'do:back'],
    ]);
    expect(JSON.parse(kept(page)).flow.answers).toEqual({ who: 'self' });
  });

  test('a kept state that is damaged or invented begins anew, and never fails', async () => {
    for (const value of ['', '{', '[]', '{"v":1}', '{"__proto__":{"x":1}}', 'x'.repeat(9000)]) {
      const page = await post('/en/deposit.start', { kept: value, choice: 'deposit.start:who=self' });
      expect(page.status).toBe(200);
      expect(page.html).toContain('name="kept"');
    }
  });

  test('text is never read as HTML', async () => {
    const { html } = await post('/en/deposit.start', { text: '<script>alert(1)</script>' });
    expect(html).not.toContain('<script>alert');
  });

  test('a form for a topic that is no dialog, or does not exist, is answered with a readable page', async () => {
    expect((await post('/nl/deposit.rules', {})).status).toBe(404);
    expect((await post('/nl/no.such', {})).status).toBe(404);
  });

  test('danger typed into a form is answered with help', async () => {
    const page = await everyPath('/nl/reunification.deadline', [['text', 'mijn man slaat mij']]);
    expect(page.html).toContain('112');
  });

  test('a calendar entry exists for real days only', async () => {
    const found = await fetch(`${server.url}/ar/calendar/2026-12-31.ics`);
    expect(found.headers.get('content-type')).toContain('text/calendar');
    expect(await found.text()).toContain('BEGIN:VALARM');
    expect((await fetch(`${server.url}/ar/calendar/2026-02-30.ics`)).status).toBe(404);
  });
});
