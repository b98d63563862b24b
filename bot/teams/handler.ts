import { ActivityHandler, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder';
import { LRUCache } from 'lru-cache';

import type { Input } from '../talk/input.js';
import { errorFields, type Log } from '../config/log.js';
import type { RenderedReply } from '../render/rendered.js';
import { hashesOf, type Keys } from '../store/keys.js';
import type { TurnOutcome, Turns } from '../guide/turns.js';
import { hadFiles, langNamed, langOf } from '../activities/activity-input.js';
import { editId, isEdit } from '../activities/edited.js';
import type { InTimeFor } from '../guide/urgency.js';
import { connectorKey } from '../activities/talk-keys.js';
import { cardActivity } from './activities.js';
import type { AdaptiveCard } from './cards/card.js';
import { chosenCard, replyCards } from './cards/reply.js';
import { discreet, greeting, othersRead } from './group.js';
import { QUERY, shareAnswer } from './extension.js';
import { personalChat, scopeOf, type Scope } from './scope.js';
import { readTap, type Tap } from './tap.js';
import type { TeamsWords } from './words.js';

export interface TeamsDeps {
  turns: Turns;
  words: TeamsWords;
  /** The site's address, without a slash at the end. */
  siteUrl: string;
  appId: string | null;
  keys: Keys;
  log: Log;
  /** Counts an activity of a conversation. Rejects with a CallerError (429) if there are too many. */
  admitTurn: (activity: Activity) => Promise<void>;
  inTime: InTimeFor;
}

/** Talks whose open card is remembered. The cards of other talks keep their buttons, which still work. */
const CARDS_IN_MEMORY = 5000;

/** The talk in Teams: in a personal chat, in group chats and channels, and as a search for answers to share. */
export class TeamsHandler extends ActivityHandler {
  readonly #deps: TeamsDeps;
  /** The last card with choices of each talk, and the same card without them. */
  readonly #open = new LRUCache<string, { id: string; resting: AdaptiveCard | null }>({ max: CARDS_IN_MEMORY });
  /** Groups that already got the greeting. */
  readonly #greeted = new LRUCache<string, true>({ max: CARDS_IN_MEMORY });
  /** Messages whose answer could not be sent to Teams. */
  readonly #undelivered = new LRUCache<string, true>({ max: CARDS_IN_MEMORY });
  /** Talks in groups to which the warning that others can read them could not be sent. */
  readonly #unwarned = new LRUCache<string, true>({ max: CARDS_IN_MEMORY });

  constructor(deps: TeamsDeps) {
    super();
    this.#deps = deps;
    this.onMessage(async (context, next) => {
      await this.#message(context);
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      const { membersAdded, recipient } = context.activity;
      if (membersAdded?.some(({ id }) => id === recipient.id)) await this.#welcome(context);
      await next();
    });
    // A changed message is a new one: whoever mends a slip of the pen waits for an answer.
    this.onMessageUpdate(async (context, next) => {
      if (isEdit(context.activity)) await this.#message(context);
      await next();
    });
    // A new version of the app (`add-upgrade`, `remove-upgrade`) comes to everybody unasked: it greets and deletes nothing.
    this.onInstallationUpdateAdd(async (context, next) => {
      if (context.activity.action === 'add') await this.#welcome(context);
      await next();
    });
    this.onInstallationUpdateRemove(async (context, next) => {
      if (context.activity.action !== 'remove') return next();
      this.#greeted.delete(context.activity.conversation.id);
      const key = keyOf(context.activity, null);
      await deps.turns.withLock(key, () => deps.turns.forget(key));
      await next();
    });
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { name, value } = context.activity;
    await this.#deps.admitTurn(context.activity);
    if (name === QUERY) return shareAnswer(value, langOf(context.activity), this.#deps);
    return {
      status: 400,
      body: { error: { code: 'unknown_invoke', message: 'This bot does not know that command.' } },
    };
  }

  async #message(context: TurnContext): Promise<void> {
    const { activity } = context;
    const scope = scopeOf(activity);
    const edited = isEdit(activity);
    const tap = edited ? null : readTap(activity.value);
    if (!scope.personal && !scope.named && tap === null) return;
    const person = scope.personal ? null : activity.from.id;
    const said = { scope, person, tap, input: tap?.input ?? inputOf(scope, hadFiles(activity)) };
    await this.#turn(context, edited ? { ...said, clientId: editId(activity) } : said);
  }

  /**
   * Teams reports an added bot twice: as an installation and as a new member. It greets once; in a group with one
   * message.
   */
  async #welcome(context: TurnContext): Promise<void> {
    const { activity } = context;
    const scope = scopeOf(activity);
    if (scope.personal) {
      return this.#turn(context, { scope, person: null, tap: null, input: { kind: 'open' }, clientId: 'welcome' });
    }
    const { id } = activity.conversation;
    if (this.#greeted.get(id)) return;
    await this.#deps.admitTurn(activity);
    this.#greeted.set(id, true);
    const { words, siteUrl, appId } = this.#deps;
    const chat = personalChat(activity, appId);
    await context.sendActivity(greeting(langOf(activity), chat, { words, siteUrl }));
  }

  /**
   * Runs one turn and sends all its cards before the next turn of the same talk begins. If the store is slow or fails,
   * sends the urgent answer without it.
   */
  async #turn(context: TurnContext, said: Said): Promise<void> {
    const key = keyOf(context.activity, said.person);
    const { turns, admitTurn, inTime } = this.#deps;
    const turn = async (): Promise<void> => {
      await admitTurn(context.activity);
      await turns.withLock(key, () => this.#answer(context, key, said));
    };
    await inTime(key, turn(), async () => (said.answered ? null : this.#answerUrgently(context, key, said)));
  }

  async #answerUrgently(context: TurnContext, key: string, { scope, tap, person, input }: Said): Promise<true | null> {
    const { turns, words, siteUrl, keys } = this.#deps;
    const urgent = await turns.urgent(key, input, tap?.lang ?? langNamed(context.activity));
    if (!urgent) return null;
    const { reply } = urgent;
    const summary = words.word(reply.lang, 'web.name');
    if (!scope.personal && urgent.kind === 'danger') {
      const chat = personalChat(context.activity, this.#deps.appId);
      await context.sendActivity(discreet(reply.lang, chat, words));
      return true;
    }
    const cards = replyCards(reply, { words, siteUrl, by: signsOf(person, keys)[0] });
    for (const card of cards.content) await context.sendActivity(cardActivity(card, summary));
    if (cards.open) await context.sendActivity(cardActivity(cards.open, summary));
    return true;
  }

  async #answer(context: TurnContext, key: string, said: Said): Promise<void> {
    const { turns, words, siteUrl, keys } = this.#deps;
    const { activity } = context;
    const { scope, person, tap } = said;
    const lang = tap?.lang ?? langOf(activity);
    // A button works once, even if it is tapped again.
    const clientId = said.clientId ?? (tap && activity.replyToId ? `${activity.replyToId} ${tap.choice}` : activity.id);
    const isDanger = ({ topic }: RenderedReply): boolean => !scope.personal && topic !== null && words.isCrisis(topic);
    const opens = (reply: RenderedReply): boolean => !isDanger(reply);
    const undelivered = `${key} ${clientId}`;
    let outcome: TurnOutcome = await turns.handleTurn(key, said.input, { lang, clientId, opens });
    if (outcome.kind === 'repeated' && this.#undelivered.delete(undelivered)) {
      outcome = await turns.handleTurn(key, { kind: 'again' }, { lang, opens });
    }
    said.answered = true;
    if (outcome.kind === 'repeated') return;
    const { reply } = outcome;
    const signs = signsOf(person, keys);
    const summary = words.word(reply.lang, 'web.name');
    const chat = personalChat(activity, this.#deps.appId);
    const danger = isDanger(reply);
    const cards = danger ? null : replyCards(reply, { words, siteUrl, by: signs[0] });
    let unwarned = !scope.personal && !danger && (outcome.first || this.#unwarned.delete(key));
    try {
      if (unwarned) await context.sendActivity(othersRead(reply.lang, chat, words));
      unwarned = false;
      if (danger) await context.sendActivity(discreet(reply.lang, chat, words));
      for (const card of cards?.content ?? []) await context.sendActivity(cardActivity(card, summary));
      const sent = cards?.open ? await context.sendActivity(cardActivity(cards.open, summary)) : undefined;
      await this.#closeCards(context, key, signs, tap);
      if (sent?.id && !outcome.forgotten) this.#open.set(key, { id: sent.id, resting: cards?.resting ?? null });
    } catch (error) {
      this.#undelivered.set(undelivered, true);
      if (unwarned) this.#unwarned.set(key, true);
      throw error;
    }
  }

  /** Removes the choices from the tapped card, and from the card that was open when the person typed. */
  async #closeCards(context: TurnContext, key: string, signs: Signs, tap: Tap | null): Promise<void> {
    const { words } = this.#deps;
    const tapped = context.activity.replyToId;
    const open = this.#open.get(key);
    this.#open.delete(key);
    if (open && open.id !== tapped && open.resting) await this.#replace(context, open.id, open.resting);
    // In a group a card belongs to the person who asked. If others tap on it, they answer in their own talk.
    if (tap && tapped && signs.includes(tap.by)) {
      const lang = tap.lang ?? langOf(context.activity);
      await this.#replace(context, tapped, chosenCard(lang, tap.choice, words));
    }
  }

  async #replace(context: TurnContext, id: string, card: AdaptiveCard): Promise<void> {
    try {
      const summary = this.#deps.words.word(card.lang, 'web.name');
      await context.updateActivity({ ...cardActivity(card, summary), id });
    } catch (error) {
      // The card may be deleted. Its buttons work without context, so leaving them does no harm.
      this.#deps.log.warn('card_not_replaced', errorFields(error));
    }
  }
}

interface Said {
  scope: Scope;
  /** In a group: the person who speaks; null if the talk belongs to the whole conversation. */
  person: string | null;
  tap: Tap | null;
  input: Input;
  clientId?: string;
  /** The turn has its answer, even if sending it is not finished. */
  answered?: boolean;
}

/** If a group only mentions the bot, without a text or a file, the bot shows where the talk is. */
function inputOf({ personal, text }: Scope, files: boolean): Input {
  if (files) return { kind: 'text', text, files };
  return !personal && text === '' ? { kind: 'open' } : { kind: 'text', text };
}

/** The key of a talk (the store hashes it). In a group each person has a separate talk. */
function keyOf({ conversation }: Activity, person: string | null): string {
  return `${connectorKey(conversation.id, 'msteams')}${person === null ? '' : ` ${person}`}`;
}

type Signs = readonly [string | null, ...(string | null)[]];

/**
 * Marks for a card that say whose talk it belongs to: the first is made with the current key, the others with old ones.
 */
function signsOf(person: string | null, keys: Keys): Signs {
  if (person === null) return [null];
  const [now, ...before] = hashesOf(person, keys).map((hashed) => hashed.slice(0, 12));
  return [now!, ...before];
}
