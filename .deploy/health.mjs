import { readdirSync, readFileSync } from 'node:fs';

/**
 * Asks the instance on this machine (PORT) whether it is alive. If it does not answer three times in a row, this ends
 * it, so that its supervisor (Docker's restart policy, systemd) starts it again. Then the exit code is 1.
 *
 * It checks whether the instance is alive, not whether it is ready: with broken content, or without Redis, an instance
 * still answers a person in danger.
 */
const TRIES = 3;
const WITHIN = Number(process.env.HEALTH_WITHIN_MS ?? 10_000);
const PROGRAM = 'dist/bot/index.js';
const url = `http://127.0.0.1:${process.env.PORT ?? 3978}/healthz`;

async function isAlive() {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(WITHIN) })).ok;
  } catch {
    return false;
  }
}

/** The processes that run the program, found by their command lines. */
function programs() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(PROGRAM);
      } catch {
        return false;
      }
    })
    .map(Number);
}

let alive = false;
for (let tries = 0; tries < TRIES && !alive; tries += 1) alive = await isAlive();
if (!alive) {
  const own = process.argv[2];
  // systemd gives the process' id. In a container there is only one such program.
  for (const pid of own === undefined ? programs() : [Number(own)]) if (pid > 1) process.kill(pid, 'SIGKILL');
  process.exit(1);
}
