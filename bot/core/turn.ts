import type { Input } from '../bot.js';
import type { Brain, Turn, TurnEnv, Turned } from './brain.js';
import { choose, openTopic } from './choose.js';
import type { Lang } from './lang.js';
import { line, prefaced } from './replies/build.js';
import { welcome } from './replies/menu.js';
import { runningFlow, showStep } from './replies/step.js';
import { say } from './say.js';
import { newTalk, type TalkState } from './state.js';

/**
 * One turn: what a person did, on top of what is kept of the talk, gives the reply and what to keep now. Pure: the same
 * arguments give the same result.
 */
export function turn(brain: Brain, kept: TalkState | null, input: Input, env: TurnEnv): Turned {
  const now: Turn = { brain, env, state: kept ?? newTalk(env.lang) };
  switch (input.kind) {
    case 'open':
      return open(input.lang === undefined ? now : inLang(now, input.lang), kept !== null, input.topic);
    case 'choice':
      return choose(now, input.id);
    case 'text':
      return say(now, input.text);
  }
}

/** A page in another language than the talk: who opens it wants to read that one. */
function inLang(now: Turn, lang: Lang): Turn {
  return { ...now, state: { ...now.state, lang } };
}

function open(now: Turn, again: boolean, topic: string | undefined): Turned {
  const asked = topic === undefined ? null : openTopic(now, topic);
  if (asked) return asked;
  const running = again ? runningFlow(now) : null;
  if (running) return prefaced(showStep(now, running.flow, running.answers), [line('resume', 'note')]);
  return welcome(now);
}
