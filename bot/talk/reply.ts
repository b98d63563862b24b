import type { Decision, Move } from './move.js';
import { underBanner } from './replies/banner.js';
import { type Draft, line, prefaced } from './replies/build.js';
import { aboutFiles } from './replies/files.js';
import * as dialog from './replies/dialog.js';
import { showElsewhere } from './replies/elsewhere.js';
import { withLanguageOffer } from './replies/language.js';
import * as menu from './replies/menu.js';
import { badInput, noneOfThese, notUnderstood } from './replies/not-understood.js';
import { offerCard, offerShare } from './replies/share.js';
import { showRunning } from './replies/step.js';
import { offerVoice, showAnswer, showAnswerTo, showFold } from './replies/topic.js';
import { moveForReader, readerOf } from './reader.js';
import type { HelpGiven, Turn, Turned } from './turn-context.js';

/** Carries out a decision: the reply, the state to keep, and what to count. */
export function reply(before: Turn, decision: Decision): Turned {
  const { lang = before.state.lang, written = null, words } = decision;
  const turn = readerOf({ ...before, state: { ...before.state, lang } });
  const move = moveForReader(turn, decision);
  const plain = draftOf(turn, move);
  const draft = decision.personal ? prefaced(plain, [line('input.personal', 'note')]) : plain;
  const danger = helpGiven(draft, decision);
  const offering = move.do === 'elsewhere' ? draft : withLanguageOffer(turn, written, draft);
  const made = decision.files ? aboutFiles(offering) : offering;
  const { reply, kind, change } = danger?.level === 'banner' ? underBanner(made, move, danger.topic) : made;
  // The main choices, in order: what a number typed next would refer to.
  const offered = reply.choices.filter(({ rank }) => rank === 'main').map(({ id }) => id);
  return {
    state: change === null ? null : { ...turn.state, ...change, offered },
    reply,
    event: { kind, topic: reply.topic, ...(danger ? { danger } : {}), ...(words ? { words } : {}) },
  };
}

/** An answer that is help in danger itself needs no line above it. */
function helpGiven({ reply, kind }: Draft, { soundsLike }: Decision): HelpGiven | null {
  if (kind === 'crisis' && reply.topic !== null) return { topic: reply.topic, level: 'takeover' };
  return soundsLike === undefined ? null : { topic: soundsLike, level: 'banner' };
}

/** One function a move. */
function draftOf(turn: Turn, move: Move): Draft {
  switch (move.do) {
    case 'welcome':
      return menu.welcome(turn);
    case 'start_over':
      return menu.startOver(turn);
    case 'menu':
      return menu.showMenu(turn, move);
    case 'area':
      return menu.showArea(turn, move);
    case 'languages':
      return menu.askLanguage(turn);
    case 'forget':
      return menu.forget(turn);
    case 'ask_deleting':
      return menu.askBeforeDeleting(turn, move);
    case 'card':
      return offerCard(turn, move);
    case 'share':
      return offerShare(turn);
    case 'begin':
      return dialog.begin(turn, move);
    case 'offer_reuse':
      return dialog.offerReuse(turn, move);
    case 'reuse':
      return dialog.reuse(turn, move);
    case 'ask_anew':
      return dialog.askAnew(turn, move);
    case 'answer':
      return dialog.giveAnswer(turn, move);
    case 'restart':
      return dialog.restart(turn, move);
    case 'reopen':
      return dialog.reopen(turn, move);
    case 'offer_change':
      return dialog.offerChange(turn);
    case 'offer_dialog':
      return dialog.offerDialog(turn, move);
    case 'ask_day_again':
      return dialog.askDayAgain(turn, move);
    case 'ask_which':
      return dialog.askWhich(turn, move);
    case 'offer_voice':
      return offerVoice(turn, move);
    case 'step':
      return showRunning(turn, move);
    case 'topic':
      return showAnswer(turn, move);
    case 'more':
      return showFold(turn, move);
    case 'voice':
      return showAnswerTo(turn, move);
    case 'not_understood':
      return notUnderstood(turn, move);
    case 'none_of_these':
      return noneOfThese(turn);
    case 'elsewhere':
      return showElsewhere(turn, move);
    case 'bad_input':
      return badInput(turn, move);
  }
}
