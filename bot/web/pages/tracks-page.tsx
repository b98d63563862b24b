import type { Frame } from './frame.js';
import { Header } from '../view/header.js';
import { Icon } from '../view/icon.js';

const DOES = ['hide', 'erase', 'unsure', 'back', 'unstored', 'tabs'];
const CANNOT = ['history', 'files', 'shared', 'network', 'spy', 'apps', 'phone'];
const DO = ['device', 'private', 'lines', 'account'];

interface Props {
  frame: Frame;
  say: (key: string) => string;
}

/** What quick exit deletes, what we cannot delete, and how to leave fewer traces. */
export function TracksPage({ frame, say }: Props) {
  return (
    <>
      <header id="header">
        <Header {...frame} rest="/tracks" />
      </header>
      <main id="content" class="page">
        <TracksContent frame={frame} say={say} />
      </main>
    </>
  );
}

/** The page without its frame. It is also saved for offline reading. */
export function TracksContent({ frame, say }: Props) {
  const section = (name: string, items: readonly string[]) => (
    <div class="list">
      <h2>{say(`tracks.${name}.title`)}</h2>
      <ul>
        {items.map((item) => (
          <li>{say(`tracks.${name}.${item}`)}</li>
        ))}
      </ul>
    </div>
  );
  return (
    <>
      <h1>{frame.words['web.tracks']}</h1>
      <article>
        <div class="message">
          <p>{say('tracks.intro')}</p>
          <p>{say('web.exit_note')}</p>
          <p class="callout crisis">
            <Icon name="crisis" /> {say('tracks.danger')}
          </p>
          {section('does', DOES)}
          {section('cannot', CANNOT)}
          {section('do', DO)}
        </div>
      </article>
      <p class="onward">
        <a href={`/${frame.lang}/meta.privacy`}>{frame.words['web.privacy']}</a>
      </p>
    </>
  );
}
