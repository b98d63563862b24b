import { createHash } from 'node:crypto';

import { createClient } from '@redis/client';

import { errorFields, type Log } from '../../config/log.js';
import { StateUnavailable } from '../unavailable.js';

/** A Lua script with the name under which Redis keeps it. */
export interface Script {
  lua: string;
  sha: string;
}

/** One connection to Redis for commands, and one to be told of news, each shared by everything in this process. */
export interface RedisLink {
  /** One command. Rejects with StateUnavailable where Redis is away or does not answer in time. */
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

/** Milliseconds in which Redis must answer. */
const ANSWER_WITHIN = 3000;
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
  for (const client of [commands, news]) {
    client.on('error', (error: unknown) => {
      // Told once each time it goes away, not at each try.
      if (!away) log.error('redis_away', errorFields(error));
      away = true;
    });
    client.on('ready', () => {
      if (!commands.isReady || !news.isReady) return;
      if (away) log.info('redis_back');
      away = false;
      for (const listener of listeners) listener();
    });
  }
  const connected = Promise.all([commands, news].map((client) => client.connect()));
  connected.catch(() => undefined);
  await inTime(connected).catch(() => undefined);

  const command = (...args: string[]): Promise<unknown> => inTime(commands.sendCommand(args));
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
    subscribe: (channel, listener) => inTime(news.subscribe(channel, listener)),
    // With its listener: else the client takes the channel for subscribed until Redis answers, and then drops everybody who
    // began to listen meanwhile.
    unsubscribe: (channel, listener) => inTime(news.unsubscribe(channel, listener)),
    onBack: (listener) => void listeners.push(listener),
    async close() {
      for (const client of [commands, news]) if (client.isOpen) client.destroy();
    },
  };
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Redis does not answer')), ANSWER_WITHIN);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw new StateUnavailable('Redis is out of reach', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
