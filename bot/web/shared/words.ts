/** The interface's words that the browser needs for a talk. A page carries only those of its own language. */
const CLIENT_WORDS = [
  'web.name',
  'web.exit',
  'web.privacy',
  'web.languages',
  'web.skip',
  'web.log',
  'web.you',
  'web.bot',
  'web.choices',
  'web.input',
  'web.input_answer',
  'web.too_long',
  'web.send',
  'web.date',
  'web.date_send',
  'web.amount',
  'web.amount_send',
  'web.failed',
  'web.retry',
  'web.offline',
  'web.reconnecting',
  'web.busy',
  'web.again',
  'web.ended',
  'web.style.deadline',
  'web.style.warning',
  'web.style.note',
  'web.style.crisis',
  'web.share',
  'web.share_note',
  'web.share_with',
  'web.print',
  'web.qr',
  'web.result_title',
  'web.result_note',
  'web.listen',
  'web.own_result',
  'web.day',
  'web.month',
  'web.year',
  'web.tracks',
  'web.saved_link',
  'web.copy',
  'web.copied',
  'web.answers',
  'web.new_window',
  'services.more',
  'services.always',
] as const;

export type ClientWord = (typeof CLIENT_WORDS)[number];

/** Words of the plain pages. Only the server uses them. */
export type PageWord =
  | 'danger.now'
  | 'web.topics'
  | 'web.description'
  | 'web.exit_note'
  | 'menu.more'
  | 'web.without_script'
  | 'web.continue'
  | 'web.answer_questions'
  | 'web.answer_here'
  | 'web.related'
  | 'web.start'
  | 'web.print_address'
  | 'web.printed'
  | 'web.share_title'
  | 'web.result_shared'
  | 'web.result_bad'
  | 'web.saved'
  | 'web.saved_overdue'
  | 'web.saved_only'
  | 'web.unavailable'
  | 'web.not_found'
  | 'web.not_found_text'
  | 'card.title'
  | 'card.own'
  | 'card.in_fr'
  | 'card.in_nl'
  | 'hand_out.title'
  | 'hand_out.intro'
  | 'hand_out.language'
  | 'hand_out.scan';

/** A phone line that is open day and night. */
export interface HelpLine {
  name: string;
  /** The number as texts write it. */
  phone: string;
}

/** The browser's words in one language, and the phone lines to call in danger when nothing else works. */
export type Words = Record<ClientWord, string> & { help: readonly HelpLine[] };

/** The browser's words of a language, from its interface texts. */
export function clientWords(say: (key: string) => string, help: readonly HelpLine[]): Words {
  const words = Object.fromEntries(CLIENT_WORDS.map((key) => [key, say(key)])) as Record<ClientWord, string>;
  return { ...words, help };
}
