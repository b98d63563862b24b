import { isLang, type Lang } from '../model/lang.js';
import { type Spoken, spokenSentences } from '../web/shared/spoken-text.js';

/** Milliseconds of silence between two sentences. */
const BREATH_MS = 250;

interface Reading {
  button: HTMLElement;
  lang: Lang;
  sentences: readonly string[];
  /** The sentence that is read, or is read next after a pause. */
  at: number;
}

/** What is read, or was paused. */
let reading: Reading | null = null;
/** The sentence that the voice says now. Held here, because some browsers drop one that nothing holds. */
let saying: SpeechSynthesisUtterance | null = null;

/** Reads the message of a button aloud; a second tap pauses, a third goes on. */
export function toggleReading(button: HTMLElement): void {
  const speaks = button.getAttribute('aria-pressed') === 'true';
  pause();
  if (speaks) return;
  button.setAttribute('aria-pressed', 'true');
  reading = reading?.button === button ? reading : readingOf(button);
  if (reading) sayNext(reading);
  else button.setAttribute('aria-pressed', 'false');
}

function readingOf(button: HTMLElement): Reading | null {
  const message = button.closest('.message');
  const lang = button.dataset['listen'];
  if (!message || !isLang(lang)) return null;
  return { button, lang, sentences: spokenSentences(linesOf(message), lang), at: 0 };
}

function sayNext(mine: Reading): void {
  const sentence = mine.sentences[mine.at];
  if (sentence === undefined) {
    pause();
    reading = null;
    return;
  }
  const utterance = new SpeechSynthesisUtterance(sentence);
  const voice = speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(mine.lang));
  utterance.lang = mine.lang;
  utterance.voice = voice ?? null;
  utterance.onend = () => {
    if (saying !== utterance) return;
    // Some voices tell their end twice.
    utterance.onend = null;
    mine.at += 1;
    setTimeout(() => {
      if (saying === utterance) sayNext(mine);
    }, BREATH_MS);
  };
  utterance.onerror = () => {
    if (saying === utterance) pause();
  };
  saying = utterance;
  speechSynthesis.speak(utterance);
}

function pause(): void {
  for (const pressed of document.querySelectorAll('.listen[aria-pressed=true]'))
    pressed.setAttribute('aria-pressed', 'false');
  saying = null;
  speechSynthesis.cancel();
}

/** What is not read: it is seen only, holds only for now, or is of no use by ear. */
const SILENT =
  '.unseen, .sources, .share, .hours, .state, .tools, a[href^="mailto:"], a.reach:not([href^="tel:"]), svg';

/** The lines of a message that are in view. */
function linesOf(message: Element): Spoken[][] {
  return [...message.querySelectorAll('h1, h2, h3, p, li, dt, dd, summary')]
    .filter((line) => !line.querySelector('p, li, h2, h3') && !line.closest('details:not([open]) > :not(summary)'))
    .filter((line) => !line.closest(SILENT))
    .map(piecesOf);
}

function piecesOf(node: Node): Spoken[] {
  if (node instanceof Text) return [{ kind: 'words', text: node.data }];
  if (!(node instanceof Element) || node.matches(SILENT)) return [];
  const day = node.getAttribute('datetime');
  if (day !== null && /^\d{4}-\d\d-\d\d$/.test(day)) return [{ kind: 'day', text: day }];
  if (node.matches('a[href^="tel:"]')) return callOf(node);
  return [...node.childNodes].flatMap(piecesOf);
}

/** A link to call: its words, and its number digit by digit. */
function callOf(link: Element): Spoken[] {
  const text = link.textContent ?? '';
  const [number = ''] = /[+\d][\d ()./-]*\d/.exec(text) ?? [];
  const at = text.indexOf(number);
  return [
    { kind: 'words', text: text.slice(0, at) },
    { kind: 'tel', text: number },
    { kind: 'words', text: text.slice(at + number.length) },
  ];
}

addEventListener('pagehide', pause);
