import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from '@jest/globals';

import { KEPT_HOURS } from '../../config/config.js';
import { isPublicHoliday } from '../../content/holidays.js';
import { type Content, loadContent, type WordsFile } from '../../content/load.js';
import type { TopicWords } from '../../content/schema/topic.js';
import { overdueDay } from '../../../tests/support/check-days.js';
import { FactBook } from '../../model/facts.js';
import type { FlowEnv } from '../../model/flow.js';
import { dirOf, LANGS, SOURCE_LANG } from '../../model/lang.js';
import { loadFlows } from '../../guide/load-flows.js';
import { TextRenderer } from '../../render/text.js';
import { readLocale } from '../../content/locale.js';
import { createTranslations } from '../../render/translations.js';
import { runTool } from '../../../tests/support/run-tool.js';
import { removeFolders, tempFolder } from '../../../tests/support/temp-folder.js';
import { flowGraph, flowShape } from './flow-graph.js';
import { gatherReview } from './review-data.js';
import { reviewPage } from './review-page.js';
import { lacksWords, langStates, stateDetails, stateTable } from './translation-table.js';

/**
 * Tests of what people use who do not program: the state of translations, a dialog as a drawing, a topic for review.
 */
const today = '2026-11-22';
const content: Content = loadContent();
const flows = await loadFlows();
const env: FlowEnv = { today, facts: content.facts, isHoliday: isPublicHoliday };

/** The content with one file of words changed. */
function changed(lang: 'nl' | 'fr', topic: string, change: (words: TopicWords) => TopicWords): Content {
  const words = new Map(content.words[lang]);
  const file: WordsFile = words.get(topic)!;
  words.set(topic, { ...file, value: change(file.value) });
  return { ...content, words: { ...content.words, [lang]: words } };
}

afterEach(removeFolders);

describe('the table of languages', () => {
  test.each(langStates(content, readLocale).map((state) => [state.lang, state] as const))(
    '%s lacks no words of the interface or of services, and none is stale',
    (_lang, { locale, services, stale }) => {
      expect({ ...locale, services, stale }).toEqual({
        missing: [],
        extra: [],
        of: locale.of,
        services: [],
        stale: [],
      });
    },
  );

  test('a text of the interface that stands empty is a missing one, also in one plural form alone', () => {
    const dutch = { text: 'x', list: ['x'], days_one: 'x', days_other: 'x', group: { text: 'x' } };
    const empty = { text: '', list: [], days_one: '', days_other: 'x', days_many: 'x', group: { text: '' } };
    const [, other] = langStates(content, (lang) => (lang === SOURCE_LANG ? dutch : empty));
    expect(other!.locale).toEqual({ missing: ['text', 'list', 'days', 'group.text'], extra: [], of: 4 });
  });

  test('a changed Dutch text makes its translations stale, by part', () => {
    const edited = changed('nl', 'deposit.loan', (words) => ({ ...words, title: 'Anders' }));
    const states = langStates(edited, readLocale);
    expect(states.map(({ stale }) => stale)).toEqual([
      [],
      ...LANGS.slice(1).map(() => [{ topic: 'deposit.loan', parts: ['title'] }]),
    ]);
    expect(states.map(lacksWords)).toEqual(LANGS.map((lang) => lang !== SOURCE_LANG));
    expect(stateDetails(states[1]!)).toContain('stale: the Dutch changed (1):\n  deposit.loan: title');
  });

  test('a topic without words and a missing word of the interface are counted and named', () => {
    const words = new Map(content.words.fr);
    words.delete('deposit.loan');
    const locale = (lang: string) =>
      lang === 'fr' ? { ...readLocale('fr'), day: undefined, odd: 'x' } : readLocale('nl');
    const [, fr] = langStates({ ...content, words: { ...content.words, fr: words } }, locale);
    expect(fr!.missing).toContain('deposit.loan');
    expect(fr!.locale).toMatchObject({ missing: ['day'], extra: ['odd'] });
    expect(stateTable([fr!])).toMatch(/^language .*\nfr +whole +[1-9]\d* +0 /);
  });

  test('the command prints it; an unknown language ends with exit code 1', async () => {
    const { code, stdout } = await runTool('content/i18n', ['fr']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^language +stage +missing +stale +draft +machine +checked +services +interface\nnl \(source\) +whole/,
    );
    expect(await runTool('content/i18n', ['xx'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no content in "xx"'),
    });
  });
});

describe('a dialog as a drawing', () => {
  const line = /^ {2}(%% .*|\w+(\[".*"\]|\(\[".*"\]\))|\w+ -->\|"[^"]+"\| \w+)$/;

  test.each([...flows])('%s: every question, no stray sign, in every language', (_id, flow) => {
    const shape = flowShape(flow, content, env);
    for (const lang of LANGS) {
      const [head, ...lines] = flowGraph(shape, content, lang).trimEnd().split('\n');
      expect(head).toBe('flowchart TD');
      expect(lines.filter((text) => !line.test(text))).toEqual([]);
      for (const question of Object.keys(flow.questions))
        expect(lines.some((text) => text.startsWith(`  ${question}[`))).toBe(true);
    }
  });

  const arrival = flowShape(flows.get('arrival.start')!, content, env);

  test('an arrow carries the answers that lead there', () => {
    const drawn = flowGraph(arrival, content, 'nl');
    expect(drawn).toContain('  when -->|"Ja, ze zijn er"| done\n');
    expect(drawn).toContain('  when -->|"Nee, ze komen binnenkort · Ik weet het niet"| region\n');
    expect(drawn).not.toMatch(/arrived_on -->.*\| kids/);
  });

  test('quotes in words are written as Mermaid reads them', () => {
    const quote = changed('nl', 'arrival.start', (words) => ({
      ...words,
      questions: { ...words.questions, when: { ...words.questions['when']!, text: 'Is "het" zo #1 <b>?' } },
    }));
    expect(flowGraph(arrival, quote, 'nl')).toContain('when["Is #quot;het#quot; zo #35;1 #lt;b#gt;?"]');
  });

  test('the command draws it; an unknown dialog ends with exit code 1 and the names of those there are', async () => {
    expect((await runTool('content/graph', ['referral.start', '--lang', 'ar'])).stdout).toMatch(/^flowchart TD\n/);
    const { code, stderr } = await runTool('content/graph', ['no.such']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/There is no dialog "no\.such"\. There are: arrival\.start, /);
  });
});

describe('a topic for review', () => {
  const texts = new TextRenderer(content, createTranslations(content), { kept_hours: KEPT_HOURS });
  const page = (id: string, from = content, day = today): string => reviewPage(gatherReview(id, from, texts, day)!);

  test('stands in all languages side by side, each in its direction', () => {
    const html = page('deposit.loan');
    for (const lang of LANGS) expect(html).toContain(`<td lang="${lang}" dir="${dirOf(lang)}">`);
    for (const lang of LANGS) expect(html).toContain(content.words[lang].get('deposit.loan')!.value.title);
  });

  test('shows values, where they come from, and how sure they are', () => {
    const read = changed('fr', 'deposit.loan', (words) => ({ ...words, review: { status: 'machine', on: today } }));
    const fact = content.facts.get('loan.refugees_may')!;
    const value = { ...fact.values[0]!, source: { publisher: 'The town' }, confidence: 'medium' as const };
    const facts = content.facts
      .ids()
      .map((id) => (id === fact.id ? { ...fact, values: [value] } : content.facts.get(id)!));
    const html = page('deposit.loan', { ...read, facts: new FactBook(facts) });
    expect(html).toContain('<mark title="fact:loan.term">24 maanden</mark>');
    expect(html).toMatch(/<strong>loan\.refugees_may<(?:(?!<tr)[^])*The town(?:(?!<tr)[^])*<td>medium</);
    expect(html).toContain('href="https://');
    expect(html).toContain('machine: no native speaker has read it');
  });

  test('every topic makes a page that holds all it needs, in every language', () => {
    for (const id of content.topics.keys()) {
      const html = page(id);
      expect([id, /undefined|\[object|NaN/.test(html)]).toEqual([id, false]);
      expect([id, /<(script|link|img)|src=/.test(html)]).toEqual([id, false]);
    }
  });

  test('marks what is stale, and what has no value on the day', () => {
    const edited = changed('nl', 'deposit.loan', (words) => ({ ...words, summary: 'Anders <b>' }));
    const html = page('deposit.loan', edited, overdueDay(content.facts, 'loan.term'));
    expect(html).toContain('<td>summary</td>');
    expect(html).toContain('Anders &lt;b>');
    expect(html).toContain('<mark class="gap" dir="ltr">{fact:loan.term}</mark>');
  });

  test('the command writes it; an unknown topic ends with exit code 1', async () => {
    const out = join(await tempFolder(), 'page.html');
    expect((await runTool('content/review', ['safety.danger', '--out', out])).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(await runTool('content/review', ['no.such'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no topic "no.such"'),
    });
  });
});
