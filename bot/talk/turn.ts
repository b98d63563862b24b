import type { Input } from './input.js';
import type { TurnContext, Turn, TurnEnv, Turned } from './turn-context.js';
import { respondToChoice, openTopic, showAgain } from './respond-to-choice.js';
import { line, prefaced } from './replies/build.js';
import { welcome } from './replies/menu.js';
import { runningFlow, showStep } from './replies/step.js';
import { respondToText } from './respond-to-text.js';
import { newTalk, type TalkState } from './talk-state.js';

/**
 * One turn: what a person did, on top of what is kept of the talk, gives the reply and what to keep now. Pure: the same
 * arguments give the same result.
 */
export function turn(context: TurnContext, kept: TalkState | null, input: Input, env: TurnEnv): Turned {
  const now: Turn = { context, env, state: kept ?? newTalk(env.lang) };
  switch (input.kind) {
    case 'open':
      return open(now, kept !== null, input.topic, input.lang);
    case 'again':
      return kept === null ? welcome(now) : showAgain(now);
    case 'choice':
      return respondToChoice(now, input.id);
    case 'text':
      return respondToText(now, input.text);
  }
}

function open(before: Turn, again: boolean, topic: string | undefined, lang = before.state.lang): Turned {
  const now = { ...before, state: { ...before.state, lang } };
  const asked = topic === undefined ? null : openTopic(now, topic);
  if (asked) return asked;
  const running = again ? runningFlow(now) : null;
  // A page in another language than the talk: who opens it wants to read there what stood on the screen.
  const elsewhere = again && lang !== before.state.lang ? showAgain(now) : null;
  const shown = elsewhere ?? (running ? showStep(now, running.flow, running.answers) : welcome(now));
  return running && shown.reply.topic === running.flow.id ? prefaced(shown, [line('resume', 'note')]) : shown;
}
