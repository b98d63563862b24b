import { createRequire } from 'node:module';

/**
 * A program, since recheck is twenty times slower within jest: reads expressions from standard input, as JSON (`[source,
 * flags]` each), and writes those of them that are not shown to be linear.
 */
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js') as typeof import('recheck');

let input = '';
for await (const chunk of process.stdin) input += String(chunk);
const doubtful = (JSON.parse(input) as [source: string, flags: string][]).filter(
  // Without limit of time: on a busy machine it would say less than on an idle one.
  ([source, flags]) => checkSync(source, flags, { checker: 'automaton', timeout: null }).status !== 'safe',
);
process.stdout.write(JSON.stringify(doubtful));
