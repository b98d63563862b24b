/** Fields of a log line. Never words of a person, never an IP address; a conversation only as its keyed hash. */
export type LogFields = Record<string, string | number | boolean | null>;

export interface Log {
  /** The fields are made only where the line is written. */
  debug(event: string, fields: () => LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** A log of JSON lines on standard error (or wherever `write` puts them), from `level` upwards. */
export function createLog(level: LogLevel, write = (line: string): void => void process.stderr.write(line)): Log {
  const from = LEVELS.indexOf(level);
  const at =
    (name: Exclude<LogLevel, 'silent'>) =>
    (event: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(name) < from) return;
      write(`${JSON.stringify({ time: new Date().toISOString(), level: name, event, ...fields })}\n`);
    };
  const debug = at('debug');
  const debugs = from === LEVELS.indexOf('debug');
  return {
    debug: (event, fields) => void (debugs && debug(event, fields())),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
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
