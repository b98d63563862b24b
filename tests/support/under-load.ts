import { expect } from '@jest/globals';

import { beginTalk, resumeTalk, type TestTalk } from './direct-line-call.js';
import { type Program, startProgram, STATE_KEY } from './program.js';

/** Starts the server with the counting bot in its own process. */
export function startCounting(env: Record<string, string>): Program {
  return startProgram({ STATE_KEY, ...env }, 'counting');
}

/** The same talk at a program, once it listens. */
export async function talkAt(program: Program, talk: TestTalk): Promise<TestTalk> {
  return resumeTalk(await program.address, talk.id, talk.token, talk.started);
}

/** Sends a message that must be accepted. Returns how many turns the talk has had, including this one. */
export async function nextTurn(talk: TestTalk): Promise<number> {
  expect((await talk.say('and now?')).status).toBe(200);
  const texts = await talk.texts();
  return Number(texts.findLast((text) => text.endsWith('and now?'))!.split(':')[0]);
}

/** Sends messages one after the other until the server is gone. Returns how many were acknowledged. */
export async function chatter(talk: TestTalk, acknowledged: () => void): Promise<number> {
  for (let count = 0; ; count += 1) {
    const answer = await talk.say(`m${count}`).catch(() => null);
    if (answer?.status !== 200) return count;
    acknowledged();
  }
}

/**
 * Talks send as fast as they are answered, and the program is killed in the middle, `rounds` times. Each time, no
 * acknowledged turn may be lost.
 */
export async function killUnderLoad(env: Record<string, string>, rounds: number): Promise<void> {
  let program = startCounting(env);
  const url = await program.address;
  const talks = await Promise.all(Array.from({ length: 8 }, () => beginTalk(url)));
  const turns = talks.map(() => 1);
  for (let round = 0; round < rounds; round += 1) {
    let answers = 0;
    const { child } = program;
    const counts = await Promise.all(
      talks.map(async (talk) =>
        chatter(await talkAt(program, talk), () => {
          answers += 1;
          if (answers === 60) child.kill('SIGKILL');
        }),
      ),
    );
    await program.ended;
    program = startCounting(env);
    for (const [i, talk] of talks.entries()) {
      const turn = await nextTurn(await talkAt(program, talk));
      const acknowledged = turns[i]! + counts[i]!;
      // The message that was being answered at the kill may or may not count.
      expect([acknowledged + 1, acknowledged + 2]).toContain(turn);
      turns[i] = turn;
    }
  }
}
