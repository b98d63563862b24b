import { fragmentOf, type SharedAnswers } from '../shared/fragment.js';
import type { BlockContext } from './context.js';
import { Icon } from './icon.js';
import { QrPicture } from './qr-picture.js';

interface Props {
  title: string;
  /** The path of the address: `/nl/deposit.rules`. */
  path: string;
  /** The answers that led to a result, which the person may pass on; null if there are none. */
  answers: SharedAnswers | null;
  context: BlockContext;
}

/**
 * All ways to pass something on: its link, the phone's share menu, printing, a QR code. A result only if the person
 * chooses it.
 */
export function Share({ title, path, answers, context }: Props) {
  const { words } = context;
  return (
    <div class="share">
      <h2>{words['web.share']}</h2>
      <Link path={path} title={title} note={words['web.share_note']} context={context} />
      {answers === null ? null : (
        <details>
          <summary>{words['web.result_title']}</summary>
          <Link path={path + fragmentOf(answers)} title={title} note={words['web.result_note']} context={context} />
        </details>
      )}
    </div>
  );
}

function Link({ path, title, note, context }: { path: string; title: string; note: string; context: BlockContext }) {
  const { words, origin } = context;
  const href = origin + path;
  const code = context.qr(href);
  return (
    <div class="share-link">
      <p class="muted">{note}</p>
      <p>
        <a href={path}>
          <Icon name="link" /> {title}
        </a>
      </p>
      <p class="share-buttons">
        <button type="button" class="small" data-copy={href} data-copied={words['web.copied']}>
          {words['web.copy']}
        </button>
        <button type="button" class="small" data-share={href} data-title={title}>
          {words['web.share_with']}
        </button>
        <button type="button" class="small" data-print>
          {words['web.print']}
        </button>
      </p>
      {code ? <QrPicture code={code} label={words['web.qr']} /> : null}
    </div>
  );
}
