import type { Lang } from '../../model/lang.js';
import type { Words } from '../shared/words.js';
import { Icon } from './icon.js';

/**
 * A button that reads a message aloud. CSS hides it until the page has found a voice for the language on this device.
 */
export function Listen({ lang, words }: { lang: Lang; words: Words }) {
  return (
    <button type="button" class="listen" data-listen={lang} aria-pressed="false">
      <Icon name="sound" />
      <span class="unseen">{words['web.listen']}</span>
    </button>
  );
}
