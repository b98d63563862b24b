import { addDays } from '../../model/calendar.js';
import { type Lang, LANGS } from '../../model/lang.js';
import { checkText } from './text.js';
import type { Content } from '../load.js';
import type { Service, ServiceWords } from '../schema/services.js';
import { stageOf } from '../stages.js';
import type { Problem, YamlFile } from '../yaml-file.js';

/** Days until a service must be checked again: services that help in danger, and others. */
const CRISIS_DAYS = 30;
const SERVICE_DAYS = 90;

/** Checks the directory: the services named in `via`, the days of the next check, and words in every language. */
export function checkServices(content: Content): Problem[] {
  const problems: Problem[] = [];
  const { value: services, name, lineOf } = content.serviceFile;
  services.forEach((service, place) => {
    const report = (code: string, key: keyof Service, message: string, mend: string): void => {
      problems.push({ code, file: name, line: lineOf([place, key]), message, mend });
    };
    const { id, via, channels, crisis, national, checked_on, check_by } = service;
    for (const other of via.filter((other) => !content.services.has(other)))
      report(
        'unknown-service',
        'via',
        `"${id}" is reached via "${other}", which does not exist`,
        'Use an id of this file.',
      );
    const latest = addDays(checked_on, crisis ? CRISIS_DAYS : SERVICE_DAYS);
    if (check_by > latest)
      report(
        'check-by',
        'check_by',
        `"${id}" is to be checked by ${latest} at the latest`,
        `Set check_by to ${latest} or earlier.`,
      );
    const low = channels.some(({ kind, confidence }) => confidence === 'low' && kind !== 'web');
    if (low) report('unconfirmed-number', 'channels', `"${id}" shows a contact that nobody confirmed`, 'Leave it out.');
    if (national && !channels.some(({ kind }) => kind === 'phone'))
      report('no-number', 'channels', `"${id}" is a national number without a number`, 'Add a phone channel.');
  });
  for (const lang of LANGS) {
    const file = content.serviceWords[lang];
    for (const id of neededServices(content, lang)) if (!file?.value[id]) problems.push(noServiceWords(id, lang));
    if (file) problems.push(...checkWords(file, content));
  }
  return problems;
}

/** The organisations that need words in a language: all, or until it is whole those that its topics name. */
export function neededServices(content: Content, lang: Lang): string[] {
  const all = [...content.services.keys()];
  if (stageOf(content, lang) === 'whole') return all;
  const told = [...content.topics.values()].filter(({ id }) => content.words[lang].has(id));
  const named = new Set(told.flatMap(({ services, call }) => [...services, ...call]));
  return all.filter((id) => named.has(id));
}

function checkWords(file: YamlFile<ServiceWords>, content: Content): Problem[] {
  return Object.entries(file.value).flatMap(([id, words]) =>
    Object.entries(words).flatMap(([field, text]) =>
      text === undefined ? [] : checkText({ path: [id, field], text }, file, null, content),
    ),
  );
}

/** The problem of an organisation without words in a language. */
export function noServiceWords(id: string, lang: Lang): Problem {
  return {
    code: 'service-words',
    file: `${lang}/services.yaml`,
    line: null,
    message: `service "${id}" has no words`,
    mend: `Add "${id}:" with "what:".`,
  };
}
