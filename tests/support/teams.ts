import { type BotParts, createBotParts } from '../../bot/guide/create-guide.js';
import { createSite } from '../../bot/web/create-site.js';
import { createTeamsWords } from '../../bot/teams/create-words.js';
import { call, type Answer } from './direct-line-call.js';
import { startServer, stopAll, type StartOptions, type TestServer } from './server.js';
import { TEST_DAY } from './test-day.js';
import { type ServiceCall, startTeamsService, type TeamsService } from './teams-service.js';

export const BOT = { id: '28:11111111-2222-4333-8444-555555555555', name: 'Wegwijs' };
export const CHANNEL = { conversationType: 'channel', isGroup: true, id: '19:team@thread.tacv2;messageid=1' };
export const GROUP = { conversationType: 'groupChat', isGroup: true, id: '19:group@thread.v2' };

/** The start of a link to a private chat with the bot. */
export const PRIVATE = `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(BOT.id)}`;
/** The entities of a message that mentions the bot. */
export const NAMED = [{ type: 'mention', text: '<at>Wegwijs</at>', mentioned: { id: BOT.id, name: 'Wegwijs' } }];
/** A message in a channel that mentions the bot. */
export const inChannel = (text: string) => ({
  conversation: CHANNEL,
  entities: NAMED,
  text: `<at>Wegwijs</at>&nbsp;${text}`,
});

let parts: Promise<BotParts> | undefined;

/** The bot's parts, built once per test file. */
export function botParts(): Promise<BotParts> {
  return (parts ??= createBotParts());
}

export interface Teams {
  server: TestServer;
  service: TeamsService;
  /** Sends an activity as Teams does. The given fields replace the usual ones. */
  send(activity: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** Types a message and returns what the bot sent after it. */
  say(text: string, activity?: Record<string, unknown>): Promise<ServiceCall[]>;
  /** Taps a choice on a card that the bot sent, by its text or its id. */
  tap(card: ServiceCall, choice: string, activity?: Record<string, unknown>): Promise<ServiceCall[]>;
}

const running: TeamsService[] = [];

/** The whole program, and a Teams service beside it. */
export async function startTeams(options: Partial<StartOptions> = {}): Promise<Teams> {
  const found = await botParts();
  const { now = () => TEST_DAY } = options;
  const words = createTeamsWords(found, createSite(found, now), now);
  const env = { PUBLIC_URL: 'https://guide.example.org', ...options.env };
  const server = await startServer({ bot: found.bot, teams: words, ...options, env });
  const service = await startTeamsService();
  running.push(service);
  let count = 0;
  const send: Teams['send'] = (activity, headers = {}) => {
    count += 1;
    const body = {
      type: 'message',
      id: `u${count}`,
      channelId: 'msteams',
      serviceUrl: service.url,
      conversation: { conversationType: 'personal', id: 'a:personal' },
      from: { id: '29:ann', name: 'Ann Peeters', aadObjectId: 'aad-ann' },
      recipient: BOT,
      locale: 'nl-BE',
      ...activity,
    };
    return call('POST', `${server.url}/api/messages`, { body, headers });
  };
  const upon = async (activity: Record<string, unknown>): Promise<ServiceCall[]> => {
    const before = service.calls.length;
    const { status, body } = await send(activity);
    if (status !== 200) throw new Error(`refused with ${status}: ${JSON.stringify(body)}`);
    return service.calls.slice(before);
  };
  return {
    server,
    service,
    send,
    say: (text, activity = {}) => upon({ text, ...activity }),
    tap: (card, choice, activity = {}) =>
      upon({ replyToId: `m${service.calls.indexOf(card) + 1}`, value: submitOf(card, choice), ...activity }),
  };
}

/** Stops the servers and the services beside them. For `afterEach` or `afterAll`. */
export async function stopTeams(): Promise<void> {
  await stopAll();
  await Promise.all(running.splice(0).map((service) => service.close()));
}

/** The card of a message; null if it has none. */
export function cardIn({ activity }: ServiceCall): any {
  return activity.attachments?.[0]?.content ?? null;
}

/** Every object in a card, the card included. */
export function* partsOf(node: unknown): Generator<any> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield node;
  for (const value of Object.values(node)) yield* partsOf(value);
}

/** The text of a card, one line per text. */
export function textOf(message: ServiceCall): string {
  const texts = [...partsOf(cardIn(message))].flatMap(({ type, text }) => (type === 'TextBlock' ? [text] : []));
  return [message.activity.text, ...texts].filter(Boolean).join('\n');
}

/** The texts of a card's choices. */
export function choicesIn(message: ServiceCall): string[] {
  return submitsIn(message).map(({ title }) => title);
}

/** The buttons of a card that send something: their texts, and what they send. */
export function submitsIn(message: ServiceCall): { title: string; data: Record<string, string> }[] {
  return [...partsOf(cardIn(message))].filter(({ type }) => type === 'Action.Submit');
}

function submitOf(message: ServiceCall, choice: string): unknown {
  const found = submitsIn(message).find(({ title, data }) => title === choice || data['choice'] === choice);
  if (!found) throw new Error(`no choice "${choice}" on the card, but: ${choicesIn(message).join(' | ')}`);
  return found.data;
}
