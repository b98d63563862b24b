import { LANGS, PLANNED_LANGS } from '../../model/lang.js';
import type { Content } from '../load.js';
import type { Problem } from '../yaml-file.js';

/** Fewest examples of a topic that is easily confused with another. */
const MIN_CONFUSABLE = 25;
/** Fewest phrases of people in a crisis, for all crisis topics together. */
const MIN_CRISIS = 60;

/** Checks what the matcher and danger detection need besides each topic's own words. Returns every problem. */
export function checkPhrases(content: Content): Problem[] {
  return [...checkCrisis(content), ...checkConfusable(content)];
}

function checkCrisis(content: Content): Problem[] {
  return PLANNED_LANGS.flatMap((lang) => {
    const file = content.crisis.get(lang);
    const count = Object.values(file?.value ?? {}).flat().length;
    if (count >= MIN_CRISIS) return [];
    return [
      {
        code: 'few-crisis',
        file: `crisis/${lang}.yaml`,
        line: file ? 1 : null,
        message: `${count} phrases of people in a crisis, fewer than ${MIN_CRISIS}`,
        mend: 'Add what people type in danger, in this language and in Latin letters.',
      },
    ];
  });
}

function checkConfusable(content: Content): Problem[] {
  const { confusable } = content;
  if (!confusable) return [];
  return confusable.value.flatMap((pair, place) =>
    pair.flatMap((topic) => {
      if (!content.topics.has(topic))
        return [
          {
            code: 'unknown-topic',
            file: confusable.name,
            line: confusable.lineOf([place]),
            message: `topic "${topic}" does not exist`,
            mend: 'Use the name of a file in content/topics.',
          },
        ];
      return LANGS.flatMap((lang) => {
        const file = content.words[lang].get(topic);
        if (!file || file.value.examples.length >= MIN_CONFUSABLE) return [];
        const other = pair.find((id) => id !== topic);
        return [
          {
            code: 'few-examples',
            file: file.name,
            line: file.lineOf(['examples']),
            message: `${file.value.examples.length} examples, fewer than the ${MIN_CONFUSABLE} that tell it from ${other}`,
            mend: 'Add what people type.',
          },
        ];
      });
    }),
  );
}
