import { choiceId, parseChoiceId } from '../model/choice-id.js';
import type { Flow, Place } from '../model/flow.js';
import type { TalkState } from './talk-state.js';

/** A question of the guide that takes a yes or a no, by the choices that these stand for. */
export interface YesNo {
  /** The topic that a yes opens; null where it only confirms what is known. */
  opens: string | null;
  yes: string;
  no: string;
}

/** What the last reply left on the screen, as far as it decides what a short message means. */
export interface Screen {
  /** The question that was asked last, if it takes a yes or a no. */
  yesNo: YesNo | null;
  /** Whether the dialog's open question was shown last; an answer, the menu or help may stand there instead. */
  question: boolean;
  /** The topics among which a question asks which is meant; empty where none does. */
  which: readonly string[];
  /** Whether the menu was shown last. */
  menu: boolean;
}

/** What a talk shows, by the choices of its last reply. */
export function screenOf(state: TalkState, running: { flow: Flow; place: Place } | null): Screen {
  return {
    yesNo: yesNoAsked(state),
    question: running?.place.at === 'question' && showsQuestion(state, running.flow.id, running.place.open),
    which: whichAsked(state),
    menu: state.offered.some((id) => id.startsWith(choiceId.menu(''))),
  };
}

function showsQuestion({ offered }: TalkState, flow: string, question: string): boolean {
  return offered.length === 0 || offered.some((id) => id.startsWith(choiceId.answer(flow, question, '')));
}

/** The last choice of such a question is that it is none of these. */
function whichAsked({ offered }: TalkState): string[] {
  if (offered.at(-1) !== choiceId.command('none')) return [];
  return offered.map(parseChoiceId).flatMap((choice) => (choice?.do === 'topic' ? [choice.topic] : []));
}

function yesNoAsked({ offered, lastTopic }: TalkState): YesNo | null {
  const [yes, no, ...more] = offered;
  if (yes === undefined || no === undefined || more.length > 0) return null;
  if (yes.startsWith('keep:')) return { opens: null, yes, no };
  if (lastTopic === null && parseChoiceId(yes)?.do === 'voice' && no === choiceId.command('menu'))
    return { opens: null, yes, no };
  // An answer never offers itself: only a question about a topic does.
  const asks = lastTopic !== null && yes === choiceId.topic(lastTopic) && no.startsWith('do:');
  return asks ? { opens: lastTopic, yes, no } : null;
}
