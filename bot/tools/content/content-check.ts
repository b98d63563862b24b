import { isPublicHoliday } from '../../content/holidays.js';
import { checkContent } from '../../content/check/index.js';
import { checkMatching } from '../../content/check/matching.js';
import { missingWords } from '../../content/check/missing-words.js';
import { overdue } from '../../content/check/freshness.js';
import { checkTerms } from '../../content/check/terms.js';
import { type Content, CONTENT_DIR } from '../../content/load.js';
import { readLocales } from '../../content/locale.js';
import { stageOf } from '../../content/stages.js';
import { readTerms } from '../../content/terms.js';
import { ContentError, type Problem, problemLine } from '../../content/yaml-file.js';
import { localNow } from '../../model/calendar.js';
import { type Lang, LANGS } from '../../model/lang.js';
import { loadFlows } from '../../guide/load-flows.js';
import { COMPILED_DIR, keepIn, openParts, removeOthers } from '../../matcher/compiled/compiled-files.js';
import { keysOf } from '../../matcher/compiled/keys.js';
import { createUnderstanding } from '../../matcher/understand.js';
import { readContent } from '../build/compile-yaml.js';
import { learnMissing } from '../build/learn.js';
import { readArgs } from '../talk/fail.js';
import { checkChangedWays } from './checked-ways.js';

/** `npm run content:check [-- --fresh]`: prints every problem of the content. Exit code 1 if there is one. */
const USAGE = 'usage: npm run content:check [-- --fresh]';
const { values } = readArgs({ options: { fresh: { type: 'boolean', default: false } } }, USAGE);

function load(): { content: Content | null; problems: readonly Problem[] } {
  try {
    return { content: readContent(), problems: [] };
  } catch (error) {
    if (error instanceof ContentError)
      return { content: null, problems: [...error.problems, ...missingWords(CONTENT_DIR)] };
    throw error;
  }
}

function termProblems(content: Content): readonly Problem[] {
  try {
    return checkTerms(content, readLocales(), readTerms(CONTENT_DIR));
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

const { content, problems: unreadable } = load();
const problems = [...unreadable];
if (content) {
  const flows = await loadFlows();
  problems.push(...checkContent(content, flows), ...termProblems(content));
  const env = { today: localNow(Date.now()).date, facts: content.facts, isHoliday: isPublicHoliday };
  problems.push(...checkChangedWays(flows.values(), content, env));
  const source = content.reading();
  const keys = keysOf(source);
  await learnMissing(source, { guesses: true });
  const keep = keepIn(COMPILED_DIR, keys);
  problems.push(...checkMatching(content, () => createUnderstanding(openParts(source)), keep));
  removeOthers(COMPILED_DIR, keys);
  if (values.fresh) problems.push(...overdue(content, localNow(Date.now()).date));
}
for (const problem of problems) console.log(problemLine(problem));
if (problems.length > 0) {
  console.log(`\n${problems.length} problem(s)`);
  process.exitCode = 1;
} else if (content) {
  const stageIn = (lang: Lang): string => (stageOf(content, lang) === 'whole' ? '' : ` (${stageOf(content, lang)})`);
  const words = LANGS.map((lang) => `${lang} ${content.words[lang].size}${stageIn(lang)}`).join(', ');
  console.log(
    `content is sound: ${content.topics.size} topics (${words}), ${content.facts.ids().length} facts, ${content.services.size} services`,
  );
}
