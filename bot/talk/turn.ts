import type { Input } from './input.js';
import { parseChoiceId } from '../model/choice-id.js';
import { decideText } from './decide.js';
import { decideChoice, decideForReader, decideOpening, shownAgain } from './decide-choice.js';
import type { Decision } from './move.js';
import { read } from './read.js';
import { reply } from './reply.js';
import { newTalk, type TalkState } from './talk-state.js';
import { beginTurn, type Turn, type TurnContext, type TurnEnv, type Turned } from './turn-context.js';

/**
 * One turn: what a person did, on top of what is kept of the talk (null: nothing yet), gives the reply and what to keep
 * now. It is read, then decided on, then replied to. Pure: the same arguments give the same result.
 */
export function turn(context: TurnContext, kept: TalkState | null, input: Input, env: TurnEnv): Turned {
  const now = beginTurn(context, kept ?? newTalk(env.lang), env);
  return reply(now, decide(now, kept !== null, input));
}

function decide(now: Turn, again: boolean, input: Input): Decision {
  switch (input.kind) {
    case 'open':
      return (
        (again ? null : decideForReader(now, input)) ??
        decideOpening(now, again, input.topic, input.lang ?? now.state.lang)
      );
    case 'again':
      return { move: again ? shownAgain(now) : { do: 'welcome' } };
    case 'choice':
      return decideChoice(now, parseChoiceId(input.id));
    case 'text':
      return decideTyped(now, input.text, input.files === true);
  }
}

/** Decides on typed words. Where only photos or files came, the reply says what becomes of those. */
function decideTyped(now: Turn, text: string, files: boolean): Decision {
  const reading = read(now, text);
  const personal = reading.personal ? ({ personal: true } as const) : {};
  if (!files) return { ...decideText(now, reading), ...personal };
  if (reading.empty) return { move: { do: 'bad_input', why: 'input.files' }, ...personal };
  return { ...decideText(now, reading), files, ...personal };
}
