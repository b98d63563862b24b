import { pino, type LoggerOptions } from 'pino';

import type { LogEvent } from './log-events.js';

/** Fields of a log line. Never a person's text, never an IP address; a conversation only as its keyed hash. */
export type LogFields = Record<string, string | number | boolean | null>;

export interface Log {
  /** `fields` is called only if the line is written. */
  debug(event: LogEvent, fields: () => LogFields): void;
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
  error(event: LogEvent, fields?: LogFields): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * A log of JSON lines on standard error (or through `write`), from `level` upwards. `trouble` is called for each
 * warning and error, even if the level hides it.
 */
export function createLog(
  level: LogLevel,
  write = (line: string): void => void process.stderr.write(line),
  trouble: (event: LogEvent) => void = () => undefined,
): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (name) => ({ level: name }) },
  };
  const lines = pino(options, { write });
  return {
    debug: (event, fields) => void (lines.isLevelEnabled('debug') && lines.debug({ event, ...fields() })),
    info: (event, fields) => lines.info({ event, ...fields }),
    warn(event, fields) {
      trouble(event);
      lines.warn({ event, ...fields });
    },
    error(event, fields) {
      trouble(event);
      lines.error({ event, ...fields });
    },
  };
}

/** First words of Redis' error replies. They help the operator and quote nobody. */
const REPLY_WORDS = [
  'BUSY',
  'CLUSTERDOWN',
  'CROSSSLOT',
  'DENIED',
  'ERR',
  'LOADING',
  'MASTERDOWN',
  'MISCONF',
  'MOVED',
  'NOAUTH',
  'NOPERM',
  'NOREPLICAS',
  'OOM',
  'READONLY',
  'WRONGPASS',
  'WRONGTYPE',
] as const;
export type ReplyWord = (typeof REPLY_WORDS)[number];

/** The first word of Redis' error reply, if an error or its cause is one; null for every other error. */
export function replyWord(error: unknown): ReplyWord | null {
  if (!(error instanceof Error)) return null;
  if (error.cause instanceof Error) return replyWord(error.cause);
  const first = error.message.split(' ', 1)[0]!;
  // Redis 6 wraps an error inside a script: "ERR Error running script … -OOM command not allowed".
  const within = first === 'ERR' ? REPLY_WORDS.find((word) => error.message.includes(`-${word} `)) : undefined;
  return within ?? REPLY_WORDS.find((word) => word === first) ?? null;
}

/**
 * What may be logged of an error: its name, its code (for Redis the first word of its reply) and where it was thrown.
 * Not its message, which can quote a person's text.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  if (error.cause instanceof Error) return errorFields(error.cause);
  const code = (error as NodeJS.ErrnoException).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    code: typeof code === 'string' ? code : replyWord(error),
    at: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' < '),
  };
}
