import { dirOf, ENDONYMS, LANGS, type Lang } from '../../model/lang.js';
import type { RenderedBlock, RenderedChoice, RenderedMessage, RenderedReply } from '../../render/rendered.js';
import type { Words } from '../shared/words.js';
import { Picto } from './picto.js';

/**
 * What only the first page has, the same in the chat and without JavaScript: the languages, the tiles of the needs, and
 * one line that says who answers.
 */

/** A choice with a drawing. */
export type TileChoice = RenderedChoice & { picto: NonNullable<RenderedChoice['picto']> };

/** The tiles of a reply; empty if it is not the first page. */
export function tilesOf({ choices }: Pick<RenderedReply, 'choices'>): TileChoice[] {
  return choices.filter((choice): choice is TileChoice => choice.picto !== undefined);
}

/** The messages of the first page without the line that says who answers: `Notice` shows it below the tiles. */
export function questionOf({ messages }: RenderedReply): RenderedMessage[] {
  return messages.map(({ blocks }) => ({ blocks: blocks.filter((block) => !isNotice(block)) }));
}

/** The line that says who answers. */
export function Notice({ reply }: { reply: RenderedReply }) {
  const lines = reply.messages.flatMap(({ blocks }) => blocks.filter(isNotice));
  return (
    <p class="notice" lang={reply.lang} dir={reply.dir}>
      {lines.map((line) => ('text' in line ? line.text : ''))}
    </p>
  );
}

function isNotice(block: RenderedBlock): boolean {
  return block.type === 'text' && block.style === 'note';
}

/** The languages by their own names, so that whoever cannot read the page finds a language first. */
export function Tongues({ lang, words }: { lang: Lang; words: Words }) {
  return (
    <nav aria-label={words['web.languages']}>
      <ul class="tongues">
        {LANGS.map((other) => (
          <li>
            <a
              href={`/${other}`}
              lang={other}
              dir={dirOf(other)}
              hreflang={other}
              data-lang={other}
              aria-current={other === lang ? 'true' : undefined}
            >
              {ENDONYMS[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The class of a tile. */
export function tileClass({ picto }: TileChoice): string {
  return picto === 'danger' ? 'tile danger' : 'tile';
}

/** What stands inside a tile. */
export function TileContent({ choice }: { choice: TileChoice }) {
  return (
    <>
      <Picto name={choice.picto} />
      <bdi>{choice.label}</bdi>
    </>
  );
}
