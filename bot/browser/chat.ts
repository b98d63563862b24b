import { ENDONYMS, isLang, type PlannedLang } from '../model/lang.js';
import type { ChatData } from '../web/shared/page-data.js';
import {
  heard,
  isWaiting,
  NEW_TALK,
  openReply,
  spokenLang,
  type Talk,
  withEntry,
  withSent,
} from '../web/shared/talk.js';
import { type Attempt, begin } from './begin.js';
import type { Chat } from './chat-api.js';
import { deleteConversation, deletionOf, pollActivities, type Heard, type Outgoing } from './direct-line.js';
import { createDictionary } from './language.js';
import { newKey } from './new-key.js';
import { createOutbox } from './outbox.js';
import { wakeAll } from './pause.js';
import { keepSession, readOpening, readSession, wipeSession, type Session } from './session.js';
import { follow, keepFresh, LEFT, type Listener } from './stream.js';

/** Milliseconds after which the page polls for an answer, in case the open socket is dead. */
const PATIENCE_MS = 2500;

/** The talk of this page. Calls `changed` after every change. */
export function createChat(page: ChatData, changed: () => void): Chat {
  let talk = NEW_TALK;
  let { lang, words } = page;
  let session: Session | null = null;
  let over = new AbortController();
  let inbox = Promise.resolve();
  let wanted: string | null = null;
  let ended = false;
  const unsent = new Map<string, Outgoing>();
  const dictionary = createDictionary(page);

  function set(next: Talk): void {
    if (next === talk) return;
    talk = next;
    changed();
  }

  const outbox = createOutbox(() => session, {
    sent: (key) => {
      unsent.delete(key);
      set(withSent(talk, key, 'yes'));
      const reply = openReply(talk);
      setTimeout(() => {
        if (isWaiting(talk) && reply === openReply(talk)) void ask();
      }, PATIENCE_MS);
    },
    answered(key, activities) {
      unsent.delete(key);
      set(withSent(talk, key, 'yes'));
      listener.heard({ activities });
    },
    failed: (key) => set(withSent(talk, key, 'failed')),
    tried(why) {
      if (why === 'busy' && talk.link !== 'up') listener.up(false, true);
    },
    gone: beginAnew,
  });

  const listener: Listener = {
    heard(news) {
      const mine = over;
      inbox = inbox.then(() => (mine === over ? take(news) : undefined));
    },
    up(isUp, busy = false) {
      const link = isUp ? 'up' : busy ? 'busy' : navigator.onLine ? 'broken' : 'offline';
      if (talk.link === link) return;
      set({ ...talk, link });
      if (isUp) retryAll();
    },
    renewed(token, seconds) {
      keep({ token, expires: Date.now() + seconds * 1000 });
    },
    gone: endQuietly,
  };

  function keep(change: Partial<Session>): void {
    if (!session) return;
    session = { ...session, ...change };
    keepSession(session);
  }

  async function take({ activities, watermark }: Heard): Promise<void> {
    const mine = over;
    const spoken = spokenLang(activities);
    if (spoken && spoken !== lang) {
      const found = await dictionary.get(spoken);
      if (mine !== over) return;
      words = found ?? words;
      lang = spoken;
    }
    for (const { from, channelData } of activities)
      if (from?.id === 'user' && channelData?.clientActivityID) outbox.arrived(channelData.clientActivityID);
    if (watermark !== undefined) keep({ watermark });
    set(heard(talk, activities));
  }

  function retryAll(): void {
    for (const key of outbox.pending()) set(withSent(talk, key, 'no'));
    outbox.retry();
  }

  async function ask(): Promise<void> {
    if (!session) return;
    const mine = over;
    const result = await pollActivities(session);
    if (mine !== over || !result.ok) return;
    listener.heard(result.value);
    listener.up(true);
  }

  async function open(topic: string | null): Promise<void> {
    const mine = over;
    let helped = false;
    const failed = ({ why, activities, key }: Attempt): void => {
      listener.up(false, why === 'busy');
      if (!activities) return;
      helped = true;
      if (key !== undefined) {
        outbox.arrived(key);
        set(withSent(talk, key, 'yes'));
      }
      listener.heard({ activities });
    };
    const begun = await begin(lang, topic, over.signal, () => outbox.first(), failed);
    if (!begun) return;
    session = begun.session;
    keepSession(session);
    // A person in danger who already has an answer is not greeted below it.
    if (!helped) await take(begun.first);
    if (mine !== over) return;
    set({ ...talk, link: 'up' });
    attend(begun.streamUrl);
    outbox.retry();
  }

  function attend(streamUrl: string | undefined): void {
    const current = (): Session => session!;
    void follow(current, streamUrl, listener, over.signal);
    void keepFresh(current, listener, over.signal);
  }

  function beginAnew(): void {
    const hadWords = talk.entries.length > 0;
    end();
    if (hadWords) set(withEntry(talk, { who: 'page', key: newKey(), word: 'web.again' }));
    void open(hadWords ? null : wanted);
  }

  /**
   * The talk is too old, or was deleted in another tab. Nothing begins by itself: the person may just have left by
   * quick exit there.
   */
  function endQuietly(): void {
    if (talk.entries.length === 0) return beginAnew();
    end();
    ended = true;
    set(withEntry({ ...talk, link: 'up' }, { who: 'page', key: newKey(), word: 'web.ended' }));
  }

  function end(why?: typeof LEFT): void {
    over.abort(why);
    over = new AbortController();
    for (const key of outbox.pending()) talk = withSent(talk, key, 'failed');
    outbox.clear();
    session = null;
    wipeSession();
  }

  function send(
    parts: Pick<Outgoing, 'type' | 'text' | 'value' | 'name'>,
    shown: string | null,
    to: PlannedLang = lang,
  ): void {
    const key = newKey();
    const locale = isLang(to) ? to : lang;
    const activity: Outgoing = { ...parts, locale, from: { id: 'user' }, channelData: { clientActivityID: key } };
    if (shown !== null) {
      unsent.set(key, activity);
      const by = { text: words['web.you'], lang };
      set(withEntry(talk, { who: 'user', key, text: shown, lang: to, by, sent: 'no' }));
    }
    post(activity);
  }

  /** Sends an activity. After the end of a talk it begins another. */
  function post(activity: Outgoing): void {
    outbox.send(activity);
    if (ended) void open(null);
    ended = false;
    wakeAll();
  }

  addEventListener('offline', () => listener.up(false));
  addEventListener('online', () => void ask());

  return {
    talk: () => talk,
    lang: () => lang,
    words: () => words,
    dictionary,
    start(topic) {
      wanted = topic;
      session = readSession();
      if (!session) return void open(topic);
      attend(undefined);
      const value = { language: lang, switch: true, ...(topic ? { topic } : {}) };
      send({ type: 'event', name: 'webchat/join', value }, null);
    },
    say: (text, shown = text) => send({ type: 'message', text }, shown),
    choose: (choice) => send({ type: 'message', text: choice.id, value: choice.id }, choice.label, choice.lang),
    turnTo(wanted) {
      const id = `lang:${wanted}`;
      const shown = talk.entries.every(({ who }) => who === 'bot') ? null : ENDONYMS[wanted];
      send({ type: 'message', text: id, value: id }, shown, wanted);
    },
    tryAgain(key) {
      const activity = unsent.get(key);
      if (!activity) return;
      set(withSent(talk, key, 'no'));
      post(activity);
    },
    isOpen: () => session !== null,
    isCurrent: () => readSession()?.id === session?.id,
    stop() {
      const deletion = deletionOf(session, readOpening());
      if (deletion) deleteConversation(deletion);
      end(LEFT);
    },
  };
}
