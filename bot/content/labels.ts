import { type LocaleTree, localeText } from './locale.js';

/**
 * The buttons that words can name as `{ui:NAME}`, and the paths of their labels in `locales/<lang>.json`. A label
 * written as plain text would stay the same when the button is renamed.
 */
export const LABELS: Readonly<Record<string, string>> = {
  exit: 'web.exit',
  send: 'web.send',
  print: 'web.print',
  listen: 'web.listen',
  tracks: 'web.tracks',
  copy: 'web.copy',
  retry: 'web.retry',
  topics: 'web.topics',
  start: 'web.start',
  answer_questions: 'web.answer_questions',
  resume: 'web.continue',
  calendar: 'calendar.add',
  back: 'choices.back',
  restart: 'choices.restart',
  menu: 'choices.menu',
  person: 'choices.person',
  continue: 'choices.continue',
  change: 'choices.change',
  share: 'choices.share',
  forget: 'choices.forget',
  none: 'choices.none',
  keep: 'choices.keep',
  fresh: 'choices.fresh',
  card: 'choices.card',
};

/** The settings that words can name as `{setting:NAME}`. */
export const SHOWN_SETTINGS = ['kept_hours'] as const;

/** The values of these settings on this installation. */
export interface ShownSettings {
  /** Hours after the last message until a talk is deleted. */
  kept_hours: number;
}

/** A button's label in one language, by the button's name; undefined if there is no such button. */
export function labelOf(name: string, locale: LocaleTree): string | undefined {
  const path = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined;
  return path === undefined ? undefined : localeText(locale, path);
}
