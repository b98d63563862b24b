import { loadAloud } from './load-aloud.js';

/**
 * Reads messages aloud with the device's own voices, sentence by sentence. `data-voices` of the root names the languages
 * that have a voice; CSS shows only their buttons.
 */
export function watchListen(): void {
  if (!('speechSynthesis' in window)) return;
  findVoices();
  speechSynthesis.addEventListener?.('voiceschanged', findVoices);
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-listen]') : null;
    if (button) void loadAloud().then((aloud) => aloud?.toggleReading(button));
  });
}

function findVoices(): void {
  const langs = speechSynthesis.getVoices().map(({ lang }) => lang.toLowerCase().split(/[-_]/)[0]!);
  document.documentElement.dataset['voices'] = [...new Set(langs)].join(' ');
}
