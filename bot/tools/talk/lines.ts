import type { Readable } from 'node:stream';

/**
 * The lines of a stream, without their ends. Not `readline`, which also ends a line at U+2028. JSON may contain this
 * character, and each input line must give one output line.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const parts = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = parts.pop()!;
    yield* parts;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
