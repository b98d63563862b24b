import { isLang, PLANNED_LANGS, SOURCE_LANG } from '../../model/lang.js';
import { fits, isOfStage } from '../../model/stage.js';
import type { Content } from '../load.js';
import { isTold, titleIn } from '../stages.js';
import { staleTitles } from '../texts.js';
import type { Problem } from '../yaml-file.js';

/**
 * Checks the stages of languages: that help in danger belongs to the first, and that every topic beyond a language's
 * stage has a title in it. Returns every problem.
 */
export function checkStages(content: Content): Problem[] {
  return [...checkPatterns(content), ...checkTitles(content), ...checkSource(content)];
}

function problem(code: string, file: string, message: string, mend: string, line: number | null = null): Problem {
  return { code, file, line, message, mend };
}

function checkPatterns({ languages, topics }: Content): Problem[] {
  if (!languages) return [];
  const { stages } = languages;
  const file = 'languages.yaml';
  const lost = [...stages.danger, ...stages.core].filter(
    (pattern) => ![...topics.keys()].some((id) => fits(id, pattern)),
  );
  const late = [...topics.values()].filter(({ id, kind }) => kind === 'crisis' && !isOfStage(id, 'danger', stages));
  return [
    ...lost.map((pattern) =>
      problem('stage-topic', file, `no topic is called "${pattern}"`, 'Take it out, or mend it.'),
    ),
    ...late.map(({ id }) => problem('stage-danger', file, `"${id}" is about danger`, 'Name it under "danger:".')),
  ];
}

/** Dutch is what the others are made from. */
function checkSource({ languages }: Content): Problem[] {
  if (!languages || languages.languages[SOURCE_LANG] === 'whole') return [];
  return [problem('stage-source', 'languages.yaml', `${SOURCE_LANG} is the source language`, 'Set it to whole.')];
}

/** A language without all topics has a title for each that it lacks, made from the Dutch of today. */
function checkTitles(content: Content): Problem[] {
  const { titles, topics } = content;
  return PLANNED_LANGS.flatMap((lang) => {
    const file = titles.get(lang);
    const name = `${lang}/titles.yaml`;
    const lacking = [...topics.keys()].filter((id) =>
      isLang(lang) ? !isTold(content, lang, id) && titleIn(content, lang, id) === null : file && !file.value.titles[id],
    );
    const stale = new Set(file ? staleTitles(content.words[SOURCE_LANG], file.value) : []);
    return [
      ...lacking.map((id) => problem('no-title', name, `topic "${id}" has no title`, `Add "${id}:" under "titles:".`)),
      ...Object.keys(file?.value.titles ?? {}).flatMap((id) => {
        const line = file!.lineOf(['titles', id]);
        if (!topics.has(id)) return [problem('no-topic', name, `there is no topic "${id}"`, 'Take it out.', line)];
        if (!stale.has(id)) return [];
        const mend = `Compare it with the Dutch, then: npm run content:stamp -- ${lang}`;
        return [problem('stale-title', name, `the Dutch title of "${id}" changed`, mend, line)];
      }),
    ];
  });
}
