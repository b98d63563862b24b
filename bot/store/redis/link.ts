import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { createClient } from '@redis/client';

import { errorFields, replyWord, type Log } from '../../config/log.js';
import { StateUnavailable } from '../unavailable.js';

/** A Lua script with the name under which Redis keeps it. */
export interface Script {
  lua: string;
  sha: string;
}

/** One connection to Redis for commands, and one to be told of news, each shared by everything in this process. */
export interface RedisLink {
  /**
   * One command. Rejects with StateUnavailable where Redis does not answer in time; at once, unsent, while it is known
   * to be away.
   */
  command(...args: string[]): Promise<unknown>;
  /** A script with its keys and arguments, in one round trip. Rejects as `command` does. */
  run(script: Script, keys: string[], args: (string | number)[]): Promise<unknown>;
  /** Hears what is published in a channel; the promise settles when Redis agreed, and rejects where it is away. */
  subscribe(channel: string, listener: (message: string) => void): Promise<void>;
  /** Ends what `subscribe` began with the same listener. */
  unsubscribe(channel: string, listener: (message: string) => void): Promise<void>;
  /** Calls back whenever a connection is there again, and messages may have been missed. */
  onBack(listener: () => void): void;
  close(): Promise<void>;
}

/** Milliseconds in which Redis must answer; the first command that waits in vain is the last for a while. */
const ANSWER_WITHIN = 2000;
/** Milliseconds between two looks at whether a silent Redis answers again. */
const LOOK_EVERY = 500;
const CONNECT_WITHIN = 3000;
const LONGEST_PAUSE = 1000;

/** A script to run with `RedisLink.run`. */
export function script(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

/**
 * Links to the Redis (or Valkey) at this address and keeps linking, whenever it goes away. Resolves as soon as it is
 * there, or after a few seconds without.
 */
export async function openRedis(url: string, log: Log): Promise<RedisLink> {
  const connect = () =>
    createClient({
      url,
      RESP: 2,
      maintNotifications: 'disabled',
      disableOfflineQueue: true,
      pingInterval: 10_000,
      socket: {
        connectTimeout: CONNECT_WITHIN,
        reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, LONGEST_PAUSE) * (0.5 + Math.random()),
      },
    });
  const commands = connect();
  const news = connect();
  const listeners: (() => void)[] = [];
  let away = false;
  let silent = false;
  let closed = false;
  let refusedWith: string | null = null;

  /** Told once each time it goes away, not at each try; and again where it gives another reason for its refusal. */
  const isAway = (error: unknown): void => {
    const word = replyWord(error);
    if (word !== null && word !== refusedWith) log.error('redis_refuses', errorFields(error));
    else if (!away) log.error('redis_away', errorFields(error));
    refusedWith = word ?? refusedWith;
    away = true;
  };
  const isBack = (): void => {
    if (silent || !commands.isReady || !news.isReady) return;
    if (away) log.info('redis_back');
    away = false;
    refusedWith = null;
    for (const listener of listeners) listener();
  };
  /** A connection that stands and says nothing tells nobody: it is asked until it answers. */
  const askUntilBack = async (): Promise<void> => {
    while (silent && !closed) {
      await wait(LOOK_EVERY, undefined, { ref: false });
      const answered = await inTime(commands.sendCommand(['PING'])).then(
        () => true,
        () => false,
      );
      if (!answered) continue;
      silent = false;
      isBack();
    }
  };
  for (const client of [commands, news]) {
    client.on('error', isAway);
    client.on('ready', isBack);
  }
  const connected = Promise.all([commands, news].map((client) => client.connect()));
  connected.catch(() => undefined);
  await inTime(connected).catch((error: unknown) => {
    if (!away) isAway(error);
  });

  /** What is asked of Redis; refused at once while it is known to be silent. */
  async function ask<T>(what: () => Promise<T>): Promise<T> {
    if (silent) throw new StateUnavailable('Redis is known to be away');
    try {
      return await inTime(what());
    } catch (error) {
      if (error instanceof StateUnavailable && error.cause instanceof Late && !silent) {
        silent = true;
        isAway(error);
        void askUntilBack();
      }
      throw error;
    }
  }

  const command = (...args: string[]): Promise<unknown> => ask(() => commands.sendCommand(args));
  return {
    command,
    async run({ lua, sha }, keys, args) {
      const rest = [String(keys.length), ...keys, ...args.map(String)];
      try {
        return await command('EVALSHA', sha, ...rest);
      } catch (error) {
        if (!String((error as StateUnavailable).cause).includes('NOSCRIPT')) throw error;
        return command('EVAL', lua, ...rest);
      }
    },
    subscribe: (channel, listener) => ask(() => news.subscribe(channel, listener)),
    // With its listener: else the client takes the channel for subscribed until Redis answers, and then drops everybody who
    // began to listen meanwhile.
    unsubscribe: (channel, listener) => ask(() => news.unsubscribe(channel, listener)),
    onBack: (listener) => void listeners.push(listener),
    async close() {
      closed = true;
      for (const client of [commands, news]) if (client.isOpen) client.destroy();
    },
  };
}

/** No answer came in time. */
class Late extends Error {
  override readonly name = 'Late';
  readonly code = 'TIMEOUT';
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late('Redis does not answer')), ANSWER_WITHIN);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw new StateUnavailable('Redis is out of reach', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
