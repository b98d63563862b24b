import { pino, type LoggerOptions } from 'pino';

/** Fields of a log line. Never words of a person, never an IP address; a conversation only as its keyed hash. */
export type LogFields = Record<string, string | number | boolean | null>;

export interface Log {
  /** The fields are made only where the line is written. */
  debug(event: string, fields: () => LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** A log of JSON lines on standard error (or wherever `write` puts them), from `level` upwards. */
export function createLog(level: LogLevel, write = (line: string): void => void process.stderr.write(line)): Log {
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
    warn: (event, fields) => lines.warn({ event, ...fields }),
    error: (event, fields) => lines.error({ event, ...fields }),
  };
}

/**
 * What may be logged of an error: its name, its code and where it was thrown. Not its message, which can quote what a
 * person wrote.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  if (error.cause instanceof Error) return errorFields(error.cause);
  const code = (error as NodeJS.ErrnoException).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    code: typeof code === 'string' ? code : null,
    at: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' < '),
  };
}
