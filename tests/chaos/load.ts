import { setTimeout as wait } from 'node:timers/promises';

import { beginTalk, resumeTalk, type TestTalk } from '../support/direct-line-call.js';
import { COUNTS_UP_TO } from '../support/fake-bot.js';

/** A talk with the counting bot, and the number of its acknowledged turns. */
export interface Counted {
  talk: TestTalk;
  acknowledged: number;
  /** Messages that were sent but not acknowledged. Each may or may not count. */
  doubtful: number;
}

export async function begin(url: string, count: number): Promise<Counted[]> {
  return Promise.all(
    Array.from({ length: count }, async () => ({ talk: await beginTalk(url), acknowledged: 1, doubtful: 0 })),
  );
}

/** The same talks at another address. */
export function moveTo(url: string, talks: readonly Counted[]): void {
  for (const one of talks) one.talk = resumeTalk(url, one.talk.id, one.talk.token, one.talk.started);
}

/** Talks send as fast as they are answered until `over`. `answered` is called for each answer with its time in ms. */
export async function chatter(
  talks: readonly Counted[],
  over: () => boolean,
  answered: (status: number | null, ms: number) => void = () => undefined,
): Promise<void> {
  await Promise.all(
    talks.map(async (one) => {
      while (!over()) {
        const begun = performance.now();
        const status = await one.talk.say('and now?').then(
          (answer) => answer.status,
          () => null,
        );
        if (status === 200) one.acknowledged += 1;
        else one.doubtful += 1;
        answered(status, performance.now() - begun);
        if (status !== 200) await wait(20);
      }
    }),
  );
}

/** Takes one more turn of each talk and compares its number with the acknowledged turns. */
export async function verify(talks: readonly Counted[]): Promise<{ verified: number; lost: number; wrong: string[] }> {
  let [verified, lost] = [0, 0];
  const wrong: string[] = [];
  for (const one of talks) {
    const { status } = await one.talk.say('the last');
    const texts = status === 200 ? await one.talk.texts() : [];
    const turn = Number(texts.findLast((text) => text.endsWith('the last'))?.split(':')[0] ?? 0);
    verified += one.acknowledged;
    const least = Math.min(COUNTS_UP_TO, one.acknowledged + 1);
    if (turn < least) {
      lost += least - turn;
      wrong.push(`a talk of ${one.acknowledged} acknowledged turns went on at ${turn} (status ${status})`);
    } else if (turn > Math.min(COUNTS_UP_TO, one.acknowledged + one.doubtful + 1)) {
      wrong.push(`a talk of ${one.acknowledged} turns and ${one.doubtful} doubtful ones went on at ${turn}`);
    }
  }
  return { verified, lost, wrong };
}

/** Milliseconds until `isSo` is true. `isSo` may reject meanwhile. Rejects after a minute. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (!(await isSo().catch(() => false))) {
    if (performance.now() - begun > 60_000) throw new Error(`not within a minute: ${what}`);
    await wait(20);
  }
  return Math.round(performance.now() - begun);
}

/** Milliseconds until a turn of a talk is accepted again. */
export async function untilTaken(one: Counted): Promise<number> {
  return until('a turn is taken again', async () => {
    const taken = (await one.talk.say('back?')).status === 200;
    if (taken) one.acknowledged += 1;
    else one.doubtful += 1;
    return taken;
  });
}
