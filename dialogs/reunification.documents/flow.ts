import { type Answers, type ChoiceQuestion, type Flow, OUTCOME, UNKNOWN } from '../../bot/core/flow.js';
import { outcome, overview } from './outcome.js';

const choice = (options: readonly string[], next: ChoiceQuestion['next'], shared = false): ChoiceQuestion => ({
  kind: 'choice',
  ...(shared ? { words: 'reunification.start' } : {}),
  options,
  next,
});

const withChildren = (answers: Answers): boolean =>
  answers['joins'] === 'children' || answers['joins'] === 'spouse_children';

/** A checklist of papers for this family, with what to do for each missing one. */
export const flow: Flow = {
  id: 'reunification.documents',
  start: 'joins',
  questions: {
    joins: {
      ...choice(
        ['spouse_children', 'spouse', 'children', 'parents', 'siblings', 'other'],
        (answers) => {
          if (withChildren(answers)) return 'kids';
          return answers['joins'] === 'spouse' ? 'in_time' : 'missing';
        },
        true,
      ),
      about: 'joins',
    },
    kids: choice(['one', 'more'], (answers) => (answers['joins'] === 'children' ? 'consent' : 'in_time')),
    consent: choice(['agrees', 'no', 'dead', UNKNOWN], () => 'in_time'),
    in_time: choice(['yes', 'no', UNKNOWN], () => 'missing'),
    missing: choice(['none', 'birth', 'marriage', 'passport', 'several', UNKNOWN], () => OUTCOME),
  },
  outcome,
  overview,
};
