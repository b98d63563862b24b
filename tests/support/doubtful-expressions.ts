import { createRequire } from 'node:module';

/**
 * A separate program, because recheck is twenty times slower within jest. It reads expressions from standard input as
 * JSON (`[source, flags]` each), and writes those that it cannot prove to be linear.
 */
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js') as typeof import('recheck');

let input = '';
for await (const chunk of process.stdin) input += String(chunk);
const doubtful = (JSON.parse(input) as [source: string, flags: string][]).filter(
  // Without a time limit. With one, a busy machine would prove less than an idle one.
  ([source, flags]) => checkSync(source, flags, { checker: 'automaton', timeout: null }).status !== 'safe',
);
process.stdout.write(JSON.stringify(doubtful));
