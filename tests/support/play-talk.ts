import { openQuestion } from './core-talk.js';
import type { Seen, TalkChannel } from './talk-channels.js';
import type { TalkFile, TalkStep } from './talk-file.js';

/** Which expectations of a step are checked: all, or only those that hold in every language. */
export type Scope = 'all' | 'ids';

/**
 * Plays a talk on a channel.
 * @throws Error naming file, line, step, the expected and the actual result.
 */
export async function playTalk(talk: TalkFile, channel: TalkChannel, where: string, scope: Scope): Promise<void> {
  let seen = await channel.open();
  const shown = new Map<string, string | null>();
  const remember = (): void => {
    for (const { id, label } of seen.choices) shown.set(id, label);
  };
  remember();
  for (const [i, step] of talk.talk.entries()) {
    const says = step['person says'];
    const did = says === undefined ? `taps "${step['person taps']}" (${step.id})` : `says "${says}"`;
    const fail = (expected: string, came: string): never => {
      const at = `${talk.file}:${talk.lineOf(i) ?? '?'}, step ${i + 1} of ${talk.talk.length}, ${where}`;
      throw new Error(`${at}\nthe person ${did}\nexpected: ${expected}\ncame: ${came}`);
    };
    if (step.id !== undefined) {
      if (!shown.has(step.id)) fail(`a button ${step.id} to tap`, listed([...shown.keys()]));
      const label = shown.get(step.id)!;
      if (scope === 'all' && !same(label, step['person taps']!)) {
        fail(`the button says "${step['person taps']}"`, `"${label}"`);
      }
    }
    seen = says === undefined ? await channel.tap(step.id!) : await channel.say(says);
    remember();
    for (const [expected, came] of unmet(step, seen, scope)) fail(expected, came);
  }
}

/** The expectations of a step that failed, each as expected and actual. */
function unmet(step: TalkStep, seen: Seen, scope: Scope): [string, string][] {
  const missing: [string, string][] = [];
  const does = step['bot does'];
  if (does !== undefined && seen.event !== null && seen.event !== does)
    missing.push([`the bot does "${does}"`, `"${seen.event}", saying:\n${seen.text}`]);
  if (step.about !== undefined && seen.topic !== null && seen.topic !== step.about)
    missing.push([`an answer about ${step.about}`, `one about ${seen.topic}, saying:\n${seen.text}`]);
  const offered = seen.choices.map(({ id }) => id);
  const open = openQuestion(offered)?.question;
  if (step.question !== undefined && open !== step.question)
    missing.push([`the question "${step.question}" is open`, `"${open}", with the choices ${listed(offered)}`]);
  for (const id of step.offers)
    if (!offered.includes(id)) missing.push([`the choice ${id} is offered`, listed(offered)]);
  if (scope === 'ids') return missing;
  if (step.speaks !== undefined && seen.lang !== step.speaks)
    missing.push([`the bot speaks ${step.speaks}`, `${seen.lang}`]);
  const text = plain(seen.text);
  for (const words of step['bot says'])
    if (!text.includes(plain(words))) missing.push([`the bot says "${words}"`, `\n${seen.text}`]);
  for (const words of step['bot never says'])
    if (text.includes(plain(words))) missing.push([`the bot does not say "${words}"`, `\n${seen.text}`]);
  return missing;
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? 'no choices' : ids.join(', ');
}

function same(label: string | null, words: string): boolean {
  return label !== null && plain(label) === plain(words);
}

/** Text as people read it: without isolating marks, and with single spaces. */
export function plain(text: string): string {
  return text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
