import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { type Content, CONTENT_DIR, loadContent } from '../../content/load.js';
import { topicSchema } from '../../content/schema/topic.js';
import { missingWords } from '../../content/check/missing-words.js';
import { ContentError, problemLine } from '../../content/yaml-file.js';
import { isLang, LANGS, PLANNED_LANGS } from '../../model/lang.js';
import { loadFlows } from '../../guide/load-flows.js';
import { ROOT } from '../../config/paths.js';
import { readLocale } from '../../content/locale.js';
import { runScript, runTool } from '../../../tests/support/run-tool.js';
import { removeFolders, tempFolder } from '../../../tests/support/temp-folder.js';
import { WHOLE_LANGS } from '../../../tests/support/whole-langs.js';
import { changeFiles, existing, type Planned, writeFiles } from './new-files.js';
import { planLanguage } from './new-language.js';
import { planQuestion } from './new-question.js';
import type { Stage } from '../../model/stage.js';
import { planService } from './new-service.js';
import { planTopic } from './new-topic.js';

const today = '2026-11-22';
const content: Content = loadContent();
/** Planned languages that have no content yet. */
const WAITING = PLANNED_LANGS.filter((lang) => !isLang(lang));
const [waiting] = WAITING as [string];
const read = (name: string): string => readFileSync(join(CONTENT_DIR, name), 'utf8');
const files = (plan: Planned): Map<string, string> => {
  if (!plan.ok) throw new Error(plan.reason);
  return new Map(plan.files.map(({ path, text }) => [path, text]));
};
const refusal = (plan: Planned): string => (plan.ok ? 'not refused' : plan.reason);

let root: string;
beforeEach(async () => {
  root = await tempFolder();
});
afterEach(removeFolders);

describe('a new topic', () => {
  const plan = planTopic({ kind: 'topic', id: 'deposit.of-a-test', today }, content);

  test('is two files in the right places, with the schemas for editors', () => {
    expect([...files(plan).keys()]).toEqual([
      'content/topics/deposit.of-a-test.yaml',
      'content/nl/deposit.of-a-test.yaml',
    ]);
    expect(files(plan).get('content/topics/deposit.of-a-test.yaml')).toMatch(/^# .*schemas\/topic\.json\n/);
    expect(files(plan).get('content/nl/deposit.of-a-test.yaml')).toMatch(/^# .*schemas\/words\.json\n/);
    for (const name of ['topic', 'words']) expect(existsSync(join(CONTENT_DIR, 'schemas', `${name}.json`))).toBe(true);
  });

  test('takes the area of its neighbours', () => {
    expect(topicSchema.parse(parse(files(plan).get('content/topics/deposit.of-a-test.yaml')!)).area).toBe('housing');
  });

  test('cannot be shown before it is filled in: the check names each empty text with its line', () => {
    cpSync(CONTENT_DIR, join(root, 'content'), { recursive: true });
    if (plan.ok) writeFiles(plan.files, root);
    expect(() => loadContent(join(root, 'content'))).toThrow(ContentError);
    try {
      loadContent(join(root, 'content'));
    } catch (error) {
      const { problems } = error as ContentError;
      expect(problems.every(({ code, line }) => code === 'schema' && line !== null)).toBe(true);
      expect(problems.map(({ message }) => message.split(':')[0])).toContain('"title"');
      expect(problems.map(({ message, mend }) => [message.split(': ')[1], mend])).toEqual(
        problems.map(() => ['it stands empty', 'Fill it in.']),
      );
    }
  });

  test.each([
    ['deposit.loan', /"deposit\.loan" exists already: content\/topics\/deposit\.loan\.yaml/],
    ['Deposit', /is no id: write two parts with a dot/],
    ['../../etc.passwd', /is no id/],
    ['deposit.', /is no id/],
    ['zoo.animals', /No topic begins with "zoo\." yet\. Say to which area it belongs: --area reunification\|/],
  ])('%s is refused with the reason', (id, reason) => {
    expect(refusal(planTopic({ kind: 'topic', id, today }, content))).toMatch(reason);
  });

  test('of an area of its own says which', () => {
    const zoo = planTopic({ kind: 'topic', id: 'zoo.animals', area: 'support', today }, content);
    expect(files(zoo).get('content/topics/zoo.animals.yaml')).toContain('area: support');
    const bad = planTopic({ kind: 'topic', id: 'zoo.animals', area: 'zoo', today }, content);
    expect(refusal(bad)).toMatch(/There is no area "zoo"/);
  });
});

describe('a new dialog', () => {
  test('has code beside its words, which name the same question and options', () => {
    const flow = files(planTopic({ kind: 'flow', id: 'deposit.of-a-test', today }, content));
    expect([...flow.keys()].at(-1)).toBe('dialogs/deposit.of-a-test/flow.ts');
    const words = parse(flow.get('content/nl/deposit.of-a-test.yaml')!);
    expect(Object.keys(words.questions)).toEqual(['fits']);
    expect(Object.keys(words.questions.fits.options)).toEqual(['yes', 'no', 'unknown']);
    const blocks = parse(flow.get('content/topics/deposit.of-a-test.yaml')!).blocks.map(({ id }: { id: string }) => id);
    expect(Object.keys(words.blocks)).toEqual(blocks);
  });

  test('compiles as it is', async () => {
    const path = 'dialogs/deposit.of-a-test/flow.ts';
    const text = files(planTopic({ kind: 'flow', id: 'deposit.of-a-test', today }, content)).get(path)!;
    // Inside the project, because Node must find the packages.
    const dir = mkdtempSync(join(ROOT, 'dist', 'new-'));
    try {
      const compilerOptions = { noEmit: true, incremental: false, tsBuildInfoFile: null };
      const config = { extends: join(ROOT, 'tsconfig.json'), compilerOptions, include: [], files: [path] };
      const configFile = { path: 'tsconfig.json', text: JSON.stringify(config) };
      writeFiles([{ path, text }, configFile], dir);
      symlinkSync(join(ROOT, 'bot'), join(dir, 'bot'));
      symlinkSync(join(ROOT, 'dialogs', 'parts.ts'), join(dir, 'dialogs', 'parts.ts'));
      const compile = () => runScript(join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), ['-p', dir]);
      expect(await compile()).toEqual({ code: 0, stdout: '', stderr: '' });
      appendFileSync(join(dir, path), "export const wrong: number = 'one';\n");
      const { code, stdout } = await compile();
      expect(code).not.toBe(0);
      expect(stdout).toMatch(/deposit\.of-a-test\/flow\.ts.*'string' is not assignable to type 'number'/);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  test('is refused under the id of an existing one', async () => {
    for (const id of (await loadFlows()).keys())
      expect(refusal(planTopic({ kind: 'flow', id, today }, content))).toContain('exists already');
  });
});

describe('the place of a new topic in the menu', () => {
  const menuOf = (plan: Planned): string =>
    plan.ok ? plan.changes.find(({ path }) => path === 'content/menu.yaml')!.text : '';

  test('is the last of its area; a dialog that begins a menu stands among the dialogs too', () => {
    const topic = parse(menuOf(planTopic({ kind: 'topic', id: 'deposit.of-a-test', today }, content)));
    expect(topic.areas.housing.at(-1)).toBe('deposit.of-a-test');
    expect(topic.dialogs).not.toContain('deposit.of-a-test');
    const dialog = parse(menuOf(planTopic({ kind: 'flow', id: 'zoo.start', area: 'support', today }, content)));
    expect(dialog.areas.support.at(-1)).toBe('zoo.start');
    expect(dialog.dialogs.at(-1)).toBe('zoo.start');
  });

  test('leaves the other lines as they stand', () => {
    const menu = read('menu.yaml');
    const changed = menuOf(planTopic({ kind: 'topic', id: 'deposit.of-a-test', today }, content));
    expect(
      changed
        .split('\n')
        .filter((line) => line !== '    - deposit.of-a-test')
        .join('\n'),
    ).toBe(menu);
  });
});

describe('a new organisation', () => {
  const plan = planService({ id: 'of_a_test', today }, content);

  test('is one entry, and its words in every language; the check names each empty text by the id typed', () => {
    cpSync(CONTENT_DIR, join(root, 'content'), { recursive: true });
    if (plan.ok) changeFiles(plan.changes, root);
    expect(plan.ok && plan.changes.map(({ path }) => path)).toEqual([
      'content/services.yaml',
      ...LANGS.map((lang) => `content/${lang}/services.yaml`),
    ]);
    const problems = problemsOf(join(root, 'content'));
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^content\/services\.yaml:\d+: "of_a_test\.name\.nl": it stands empty/),
        expect.stringMatching(/^content\/services\.yaml:\d+: "of_a_test\.regions": /),
        expect.stringMatching(/^content\/nl\/services\.yaml:\d+: "of_a_test\.what": it stands empty/),
      ]),
    );
    expect(problems.filter((line) => !line.includes('"of_a_test.'))).toEqual([]);
  });

  test('with a wrong form and without words is told of both in one run', () => {
    const dir = join(root, 'content');
    cpSync(CONTENT_DIR, dir, { recursive: true });
    appendFileSync(join(dir, 'services.yaml'), '\n- id: of_a_test\n  regions: belgium\n');
    expect(problemsOf(dir)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/"of_a_test\.regions": .*\n {4}mend: Give a list here\./),
        expect.stringMatching(/"of_a_test\.source": .*\n {4}mend: Give keys with values here\./),
      ]),
    );
    expect(missingWords(dir).map(problemLine)).toEqual(
      WHOLE_LANGS.map((lang) => expect.stringContaining(`${lang}/services.yaml: service "of_a_test" has no words`)),
    );
  });

  test.each([
    ['caw', /"caw" exists already: search content\/services\.yaml for "id: caw"/],
    ['Shelter X', /is no id: write small letters, digits and _/],
  ])('%s is refused with the reason', (id, reason) => {
    expect(refusal(planService({ id, today }, content))).toMatch(reason);
  });
});

describe('a new question', () => {
  const plan = planQuestion({ flow: 'deposit.start', id: 'of_a_test' }, content);

  test('has empty words in every language in which the dialog has any, and nothing else changes', () => {
    if (!plan.ok) throw new Error(plan.reason);
    expect(plan.changes.map(({ path }) => path)).toEqual(LANGS.map((lang) => `content/${lang}/deposit.start.yaml`));
    for (const [i, lang] of LANGS.entries()) {
      const before = parse(read(`${lang}/deposit.start.yaml`));
      const after = parse(plan.changes[i]!.text);
      expect(Object.keys(after.questions).at(-1)).toBe('of_a_test');
      delete after.questions.of_a_test;
      expect(after).toEqual(before);
    }
    expect(plan.missing.join('\n')).toContain("of_a_test: choice(['yes', 'no', UNKNOWN]");
  });

  test.each([
    ['deposit.start', 'who', /"deposit\.start" has a question "who" already|asks "who" already/],
    ['reunification.deadline', 'granted_on', /already/],
    ['deposit.strat', 'of_a_test', /There is no dialog "deposit\.strat"\. There are: reunification\.start, /],
    ['deposit.start', 'House hold', /is no id/],
  ])('%s %s is refused with the reason', (flow, id, reason) => {
    expect(refusal(planQuestion({ flow, id }, content))).toMatch(reason);
  });
});

/** Everything that prevents the content from loading. */
function problemsOf(dir: string): string[] {
  try {
    loadContent(dir);
    return [];
  } catch (error) {
    return (error as ContentError).problems.map(problemLine);
  }
}

describe('a new language', () => {
  const plan = (id: string, stage: Stage = 'danger'): Planned =>
    planLanguage({ id, stage, today, locale: readLocale('nl'), read }, content);

  test('has the interface, the services and every topic that must exist, empty with the Dutch beside', () => {
    const made = files(plan(waiting));
    for (const { id, kind } of content.topics.values())
      if (kind === 'crisis' || id === 'meta.privacy')
        expect([id, made.has(`content/${waiting}/${id}.yaml`)]).toEqual([id, true]);
    const danger = made.get(`content/${waiting}/safety.danger.yaml`)!;
    expect(danger).toContain("title: '' # Ik ben nu in gevaar");
    expect(parse(danger)).toMatchObject({ review: { status: 'draft', on: today }, keywords: [], examples: [] });
    expect(made.get(`content/${waiting}/services.yaml`)).toMatch(/emergency:\n {2}what: '' # /);
  });

  test('has the same parts as the Dutch', () => {
    for (const [path, text] of files(plan(waiting))) {
      const topic = /^content\/[a-z]+\/(.+)\.yaml$/.exec(path)?.[1];
      if (topic === undefined || topic === 'services' || topic === 'titles') continue;
      const dutch = parse(read(`nl/${topic}.yaml`));
      expect([topic, Object.keys(parse(text).blocks ?? {})]).toEqual([topic, Object.keys(dutch.blocks ?? {})]);
    }
  });

  test('has the plural forms that the language counts in', () => {
    const known = WAITING.filter((lang) => Intl.PluralRules.supportedLocalesOf([lang]).length > 0);
    expect(known.length).toBeGreaterThan(0);
    for (const lang of known) {
      const { units } = JSON.parse(files(plan(lang)).get(`locales/${lang}.json`)!);
      const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
      expect(Object.keys(units)).toEqual(expect.arrayContaining(forms.map((form) => `working_day_${form}`)));
    }
  });

  test.each([
    ['fr', /"fr" is whole already/],
    ['xx', new RegExp(`"xx" is not planned\\. Planned: ${WAITING.join(', ')}\\.`)],
    ['../nl', /is not planned/],
  ])('%s is refused with the reason', (id, reason) => {
    expect(refusal(plan(id))).toMatch(reason);
  });
});

test('nothing is ever written over', () => {
  const file = { path: 'content/nl/a.b.yaml', text: 'one' };
  writeFiles([file], root);
  expect(existing([file], root)).toBe('content/nl/a.b.yaml');
  expect(() => writeFiles([{ ...file, text: 'two' }], root)).toThrow('EEXIST');
  expect(readFileSync(join(root, file.path), 'utf8')).toBe('one');
});

describe('the command', () => {
  test('with --dry-run says what it would write, and writes nothing', async () => {
    const { code, stdout } = await runTool('content/new', ['topic', 'deposit.of-a-test', '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^would write:\n {2}content\/topics\/deposit\.of-a-test\.yaml/);
    expect(stdout).toMatch(/\nmissing:\n/);
    expect(stdout).toMatch(/\nnext:\n/);
    expect(existsSync(join(CONTENT_DIR, 'topics/deposit.of-a-test.yaml'))).toBe(false);
  });
});
