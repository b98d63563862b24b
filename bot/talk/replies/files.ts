import { type Draft, line, prefaced } from './build.js';

/**
 * The reply to a message that came with photos or files: what it gets anyway, and before it one sentence that says that they
 * are neither read nor kept, and who can read a letter. In danger that sentence stands last.
 */
export function aboutFiles(draft: Draft): Draft {
  const said = [line('input.files', 'note')];
  if (draft.kind !== 'crisis') return prefaced(draft, said);
  return { ...draft, reply: { ...draft.reply, messages: [...draft.reply.messages, said] } };
}
