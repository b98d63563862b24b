import { killPrograms } from '../support/program.js';
import { removeRedises } from '../support/redis.js';
import { removeFolders } from '../support/temp-folder.js';
import { scenarios as network } from './network.js';
import { scenarios as store } from './store.js';

/**
 * `npm run chaos [-- WORD…]`: runs scenarios of failures one after the other, with real processes; only those whose
 * names contain one of the words. Prints figures. Exit code 1 if something was wrong, or if a scenario was skipped in
 * CI.
 */
const words = process.argv.slice(2);
const wanted = [...store, ...network].filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
const begun = performance.now();
let [verified, lost] = [0, 0];
process.stdout.write(
  '| what goes wrong | turns verified | lost | back after | also |\n| --- | --- | --- | --- | --- |\n',
);
for (const { name, missing, run } of wanted) {
  const lacks = missing();
  if (lacks !== null) {
    process.stderr.write(`\n!!! LEFT OUT "${name}": ${lacks}\n`);
    if (process.env['CI']) process.exitCode = 1;
    continue;
  }
  try {
    const found = await run();
    verified += found.verified;
    lost += found.lost;
    const back = found.recoveredMs === null ? '–' : `${found.recoveredMs} ms`;
    process.stdout.write(`| ${name} | ${found.verified} | ${found.lost} | ${back} | ${found.also} |\n`);
    for (const one of found.wrong) process.stderr.write(`WRONG, ${name}: ${one}\n`);
    if (found.wrong.length > 0) process.exitCode = 1;
  } catch (error) {
    process.stderr.write(
      `WRONG, ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  } finally {
    await killPrograms();
    await removeRedises();
    await removeFolders();
  }
}
const seconds = Math.round((performance.now() - begun) / 1000);
process.stdout.write(`\n${verified} turns verified, ${lost} lost, ${seconds} s\n`);
