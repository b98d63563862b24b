import { z } from 'zod/v4';

export type ReadResult<T> = { ok: true; settings: T } | { ok: false; problems: string[] };

/** Reads settings from environment variables. An empty variable counts as not set. Names every bad one, without its value. */
export function readSettings<T extends z.ZodObject>(schema: T, env: NodeJS.ProcessEnv): ReadResult<z.infer<T>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, settings: parsed.data };
  return { ok: false, problems: parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`) };
}

/**
 * The address under which people reach the site, read without a slash at its end; `missing` is said where there is none.
 * Every link begins at the root, so that nothing may stand behind the host.
 */
export const siteSetting = (missing?: string) =>
  z
    .string(missing)
    .refine(isRoot, {
      error: 'must be an address such as https://guide.example.org, with nothing behind the host',
      abort: true,
    })
    .transform((text) => new URL(text).origin);

function isRoot(text: string): boolean {
  return isWebAddress(text) && new URL(text).href === `${new URL(text).origin}/`;
}

/** Whether a text is an address that begins with http:// or https://. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}
