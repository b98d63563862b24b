import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { createClient } from '@redis/client';

import { errorFields, replyWord, type Log } from '../../config/log.js';
import { StateUnavailable } from '../unavailable.js';

/** A Lua script, and the hash under which Redis caches it. */
export interface Script {
  lua: string;
  sha: string;
}

/** One connection to Redis for commands and one for published messages. The whole process shares both. */
export interface RedisLink {
  /**
   * Sends one command. Rejects with StateUnavailable if Redis does not answer in time. While Redis is known to be away,
   * it rejects at once and sends nothing.
   */
  command(...args: string[]): Promise<unknown>;
  /** Runs a script with its keys and arguments, in one round trip. Rejects as `command` does. */
  run(script: Script, keys: string[], args: (string | number)[]): Promise<unknown>;
  /** Listens to a channel. Resolves when Redis has confirmed it; rejects if Redis is away. */
  subscribe(channel: string, listener: (message: string) => void): Promise<void>;
  /** Stops what `subscribe` began with the same listener. */
  unsubscribe(channel: string, listener: (message: string) => void): Promise<void>;
  /** Calls `listener` each time the connection is back. Messages may have been missed. */
  onBack(listener: () => void): void;
  close(): Promise<void>;
}

/** Milliseconds in which Redis must answer. After one command without an answer, no more are sent for a while. */
const ANSWER_WITHIN = 2000;
/** Milliseconds between two checks whether a silent Redis answers again. */
const LOOK_EVERY = 500;
const CONNECT_WITHIN = 3000;
const LONGEST_PAUSE = 1000;

/** A script to run with `RedisLink.run`. */
export function script(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

/**
 * Connects to the Redis (or Valkey) at this address, and reconnects whenever the connection is lost. Resolves when it
 * is connected, or after a few seconds without a connection.
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

  /** Logs once when Redis goes away, not at each attempt. Logs again if Redis refuses with another error word. */
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
  /** An open connection to a silent Redis raises no event. So this sends PING until Redis answers. */
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

  /** Waits for Redis' answer. Rejects at once while Redis is known to be silent. */
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
    // The listener must be named. Without it, the client would treat the channel as subscribed until Redis answers, and
    // then drop all listeners that were added meanwhile.
    unsubscribe: (channel, listener) => ask(() => news.unsubscribe(channel, listener)),
    onBack: (listener) => void listeners.push(listener),
    async close() {
      closed = true;
      for (const client of [commands, news]) if (client.isOpen) client.destroy();
    },
  };
}

/** Redis did not answer in time. */
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
