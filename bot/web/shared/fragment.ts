/**
 * The answers of a dialog in an address' fragment, which browsers never send to a server:
 * `#answers:who=self&region=flanders`.
 */
const MARK = '#answers:';

const MAX_LENGTH = 1500;
const MAX_ANSWERS = 40;
const QUESTION = /^[a-z][a-z0-9_]{0,63}$/;
const ANSWER = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** Answers by question, the same in every language. */
export type SharedAnswers = Readonly<Record<string, string>>;

/** The fragment that holds the answers of a dialog. */
export function fragmentOf(answers: SharedAnswers): string {
  return `${MARK}${new URLSearchParams(answers).toString()}`;
}

/** Answers from the form `who=self&region=flanders`; null if the text has another form. */
export function parseAnswers(text: string): SharedAnswers | null {
  if (text.length > MAX_LENGTH) return null;
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length === 0 || pairs.length > MAX_ANSWERS) return null;
  if (!pairs.every(([question, answer]) => QUESTION.test(question) && ANSWER.test(answer))) return null;
  return Object.fromEntries(pairs);
}

/** What an address' fragment contains: nothing of ours, answers, or answers that cannot be read. */
export function readFragment(
  hash: string,
): { kind: 'none' } | { kind: 'damaged' } | { kind: 'answers'; answers: SharedAnswers } {
  if (!hash.startsWith(MARK)) return { kind: 'none' };
  const answers = parseAnswers(hash.slice(MARK.length));
  return answers ? { kind: 'answers', answers } : { kind: 'damaged' };
}
