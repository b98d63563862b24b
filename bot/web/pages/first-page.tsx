import type { RenderedReply } from '../../render/rendered.js';
import { linkOf } from './choice-link.js';
import { contextOf, type Frame } from './frame.js';
import { Messages } from '../view/blocks.js';
import { Notice, questionOf, tileClass, TileContent, tilesOf, Tongues } from '../view/first-page.js';
import { ExitNote } from '../view/header.js';

/** The first page as links: it stands there before the chat's script runs, and where it cannot run. */
export function FirstPage({ frame, reply }: { frame: Frame; reply: RenderedReply }) {
  const { lang, words, say } = frame;
  return (
    <div id="first" class="first">
      <h1 class="unseen">{words['web.name']}</h1>
      <Tongues lang={lang} words={words} />
      <div class="log">
        <div class="turn bot" lang={reply.lang} dir={reply.dir}>
          <Messages messages={questionOf(reply)} lang={reply.lang} context={{ ...contextOf(frame), inChat: true }} />
        </div>
      </div>
      <div class="choices">
        <div class="tiles">
          {tilesOf(reply).map((tile) => (
            <a class={tileClass(tile)} href={linkOf(tile, lang, '') ?? `/${lang}/topics`}>
              <TileContent choice={tile} />
            </a>
          ))}
        </div>
        <Notice reply={reply} />
        <p class="quiet">
          <a href={`/${lang}/topics`}>{say('web.topics')}</a>
        </p>
      </div>
      <ExitNote {...frame} />
    </div>
  );
}
