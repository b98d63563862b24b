import { spokenText } from '../web/shared/spoken-text.js';

/**
 * Reads messages aloud with the device's own voices. `data-voices` of the root names the languages that have a voice;
 * CSS shows only their buttons.
 */
export function watchListen(): void {
  if (!('speechSynthesis' in window)) return;
  findVoices();
  speechSynthesis.addEventListener?.('voiceschanged', findVoices);
  addEventListener('pagehide', () => speechSynthesis.cancel());
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-listen]') : null;
    if (button) toggle(button);
  });
}

function findVoices(): void {
  const langs = speechSynthesis.getVoices().map(({ lang }) => lang.toLowerCase().split(/[-_]/)[0]!);
  document.documentElement.dataset['voices'] = [...new Set(langs)].join(' ');
}

let speaking: HTMLElement | null = null;

function toggle(button: HTMLElement): void {
  const message = button.closest('.message');
  const before = speaking;
  stop();
  if (before === button || !message) return;
  const lang = button.dataset['listen'] ?? '';
  const utterance = new SpeechSynthesisUtterance(spokenText(wordsOf(message)));
  utterance.lang = lang;
  utterance.voice = speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(lang)) ?? null;
  utterance.onend = utterance.onerror = () => {
    if (speaking === button) stop();
  };
  speaking = button;
  button.setAttribute('aria-pressed', 'true');
  speechSynthesis.speak(utterance);
}

function stop(): void {
  speaking?.setAttribute('aria-pressed', 'false');
  speaking = null;
  speechSynthesis.cancel();
}

/** The message's lines, without decoration and buttons. */
function wordsOf(message: Element): string[] {
  const lines = [...message.querySelectorAll('h2, h3, p, li, dt, dd')].filter(
    (line) => !line.querySelector('p, li') && !line.closest('.sources, .share'),
  );
  return lines.map((line) => line.textContent ?? '');
}
