import { deflateRawSync, inflateRawSync } from 'node:zlib';

import { errorFields, type Log } from '../../config/log.js';
import { decrypt, encrypt, type Sealed } from '../cipher.js';
import type { Keys } from '../keys.js';
import { type LogBudget, REDIS_BUDGET } from '../log-budget.js';
import { script, type RedisLink } from './link.js';
import { hashOfRandom, redisName } from './names.js';
import {
  type ActivityGroup,
  type ActivityLogs,
  type Follower,
  MAX_ACTIVITIES,
  TOKEN_SECONDS,
  type WireActivity,
} from '../activity-logs.js';

/**
 * KEYS: stream, "gone" mark of the conversation, byte counts of the caller and of all. ARGV: lifetime in ms, most
 * entries, "1" to clear first, entry, most bytes of the talk, of the caller, of all, lifetime in ms if those are used
 * up. Returns the new entry's place in the stream and publishes it to followers; '' for a deleted conversation.
 *
 * Field `c` is the running sum of the bytes of a stream's entries. So the bytes it holds are the last `c` minus the one
 * before its first entry. A caller's bytes are those added in the last hour, because no entry lives longer.
 */
const APPEND = script(`
  if redis.call('EXISTS', KEYS[2]) == 1 then return '' end
  local size = #ARGV[4]
  local function over(key, most)
    local bytes = redis.call('INCRBY', key, size)
    if redis.call('PTTL', key) < 0 then redis.call('PEXPIRE', key, ARGV[1]) end
    return bytes > tonumber(most)
  end
  local callerFull, allFull = over(KEYS[3], ARGV[6]), over(KEYS[4], ARGV[7])
  local full = callerFull or allFull
  local count = 0
  if full or ARGV[3] == '1' then
    redis.call('XTRIM', KEYS[1], 'MAXLEN', 0)
  else
    local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
    if last and last[2][4] then count = tonumber(last[2][4]) end
  end
  count = count + size
  local place = redis.call('XADD', KEYS[1], 'MAXLEN', ARGV[2], '*', 'a', ARGV[4], 'c', count)
  while true do
    local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
    if first[1] == place or count - tonumber(first[2][4] or 0) + #first[2][2] <= tonumber(ARGV[5]) then break end
    redis.call('XDEL', KEYS[1], first[1])
  end
  redis.call('PEXPIRE', KEYS[1], full and ARGV[8] or ARGV[1])
  redis.call('PUBLISH', KEYS[1], place)
  return place`);

/**
 * KEYS: stream, mark. ARGV: lifetime of the mark in ms, and the same if nothing was said yet. DEL comes first: a full
 * Redis allows it, and then lets the running script finish.
 */
const FORGET = script(`
  local was = redis.call('DEL', KEYS[1])
  redis.call('SET', KEYS[2], '1', 'PX', ARGV[2 - was])
  redis.call('PUBLISH', KEYS[1], 'gone')
  return 1`);

/** An entry holds what one turn added, which is at least two activities. */
const MAX_ENTRIES = MAX_ACTIVITIES / 2;
/** Longer than any token of a deleted conversation is valid. Such tokens cannot be renewed. */
const GONE_MS = (TOKEN_SECONDS + 600) * 1000;

/** Longer than a request to open a talk can take. Short, because anybody can send a secret that opened no talk. */
const UNOPENED_MS = 120_000;

/** Beyond a budget, entries stay only as long as a page needs to fetch them. */
const SHORT_MS = 60_000;

interface Place {
  conversationId: string;
  watermark: string | null;
  follower: Follower;
  /** Whether a read runs for it. `again`: news came during that read. */
  busy: boolean;
  again: boolean;
  open: boolean;
}

/** The followers of one stream on this instance. */
interface Followed {
  places: Set<Place>;
  listener: (message: string) => void;
  subscribed: Promise<void>;
}

/**
 * Logs in Redis Streams, encrypted. Any instance may take a message, and any other may send the answer. A watermark is
 * a place in the stream. Each instance gets news through one connection and reads only what its own clients follow.
 */
export function createRedisLogs(options: {
  link: RedisLink;
  keys: Keys;
  ttl: number;
  log: Log;
  budget?: LogBudget;
}): ActivityLogs {
  const { link, keys, ttl, log, budget = REDIS_BUDGET } = options;
  const followed = new Map<string, Followed>();
  const idOf = (conversationId: string): string => `words ${conversationId}`;
  const streamOf = (conversationId: string): string => redisName('words', hashOfRandom(conversationId));
  const markOf = (conversationId: string): string => redisName('gone', hashOfRandom(conversationId));

  const bytesOf = (owner: string): string => redisName('count', keys.hash(`bytes ${owner}`));

  function sealEntry(conversationId: string, activities: WireActivity[]): string {
    const plain = deflateRawSync(JSON.stringify(activities), { level: 1 });
    const { kid, data } = encrypt(plain, idOf(conversationId), '', keys);
    return `${kid} ${data}`;
  }

  function openEntry(conversationId: string, entry: string): WireActivity[] {
    const [kid = '', data = ''] = entry.split(' ');
    const sealed: Sealed = { kid, data };
    return JSON.parse(
      inflateRawSync(decrypt(sealed, idOf(conversationId), '', keys)).toString('utf8'),
    ) as WireActivity[];
  }

  async function since(conversationId: string, watermark: string | null): Promise<ActivityGroup> {
    const stream = streamOf(conversationId);
    const from = watermark !== null && /^\d{1,15}-\d{1,10}$/.test(watermark) ? watermark : null;
    const [entries, [last]] = (await Promise.all([
      link.command('XRANGE', stream, from === null ? '-' : `(${from}`, '+'),
      link.command('XREVRANGE', stream, '+', '-', 'COUNT', '1'),
    ])) as [Entry[], Entry[]];
    // A place after the last entry belongs to a stream that was lost. Then everything in the current stream is new.
    if (from !== null && last && isBefore(last[0], from)) return since(conversationId, null);
    return {
      activities: entries.flatMap(([, [, entry = '']]) => openEntry(conversationId, entry)),
      watermark: entries.at(-1)?.[0] ?? from ?? '0-0',
    };
  }

  async function tell(place: Place): Promise<void> {
    place.again = true;
    if (place.busy) return;
    place.busy = true;
    try {
      while (place.again && place.open) {
        place.again = false;
        const group = await since(place.conversationId, place.watermark);
        place.watermark = group.watermark;
        if (place.open && group.activities.length > 0) place.follower.push(group);
      }
    } finally {
      place.busy = false;
    }
  }

  function subscribe(stream: string): Followed {
    const places = new Set<Place>();
    const listener = (message: string): void => {
      for (const place of places) {
        if (message === 'gone') place.follower.end();
        else tellLater(place);
      }
    };
    return { places, listener, subscribed: link.subscribe(stream, listener) };
  }

  /** If it fails now, it is repeated when Redis is back. */
  function tellLater(place: Place): void {
    tell(place).catch((error: unknown) => log.debug('stream_waits', () => errorFields(error)));
  }

  link.onBack(() => {
    for (const { places } of followed.values()) for (const place of places) tellLater(place);
  });

  function leave(place: Place): void {
    place.open = false;
    const stream = streamOf(place.conversationId);
    const here = followed.get(stream);
    if (!here?.places.delete(place) || here.places.size > 0) return;
    followed.delete(stream);
    link.unsubscribe(stream, here.listener).catch(() => undefined);
  }

  return {
    async append(conversationId, activities, { clear = false, owner = '' } = {}) {
      const keysOfTalk = [streamOf(conversationId), markOf(conversationId), bytesOf(owner), bytesOf('all')];
      const entry = sealEntry(conversationId, activities);
      const { talk, address, all } = budget;
      const most = [talk, address, all, Math.min(ttl, SHORT_MS)];
      const place = await link.run(APPEND, keysOfTalk, [ttl, MAX_ENTRIES, clear ? '1' : '0', entry, ...most]);
      return place === '' ? null : { activities, watermark: String(place) };
    },
    tell(conversationId, activities) {
      for (const { open, watermark, follower } of followed.get(streamOf(conversationId))?.places ?? []) {
        if (open) follower.push({ activities, watermark: watermark ?? '0-0' });
      }
    },
    since,
    async follow(conversationId, watermark, follower) {
      const place: Place = { conversationId, watermark, follower, busy: false, again: false, open: true };
      const stream = streamOf(conversationId);
      const here = followed.get(stream) ?? subscribe(stream);
      followed.set(stream, here);
      here.places.add(place);
      try {
        await here.subscribed;
        await tell(place);
      } catch (error) {
        leave(place);
        throw error;
      }
      return () => leave(place);
    },
    async empty(conversationId) {
      await link.command('DEL', streamOf(conversationId));
    },
    async forget(conversationId) {
      await link.run(FORGET, [streamOf(conversationId), markOf(conversationId)], [GONE_MS, UNOPENED_MS]);
    },
    isGone: async (conversationId) => (await link.command('EXISTS', markOf(conversationId))) === 1,
    sweep: () => undefined,
    close() {
      for (const { places } of followed.values()) for (const { follower } of places) follower.end();
    },
  };
}

/** An entry: its place, and its fields and values. */
type Entry = [place: string, fields: [string, string, string, string]];

function isBefore(a: string, b: string): boolean {
  const [aTime = 0, aCount = 0] = a.split('-').map(Number);
  const [bTime = 0, bCount = 0] = b.split('-').map(Number);
  return aTime < bTime || (aTime === bTime && aCount < bCount);
}
