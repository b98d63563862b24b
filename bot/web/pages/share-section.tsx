import type { SharedAnswers } from '../shared/fragment.js';
import { contextOf, type Frame } from './frame.js';
import { Share } from '../view/share.js';

/** The ways to pass a page on, folded. Paper shows `PrintedAddress` instead. */
export function ShareSection(props: { frame: Frame; title: string; path: string; answers: SharedAnswers | null }) {
  const { frame, title, path, answers } = props;
  return (
    <details class="share-section">
      <summary>{frame.say('web.share_title')}</summary>
      <Share title={title} path={path} answers={answers} context={contextOf(frame)} />
    </details>
  );
}
