import { dirOf, type Lang } from '../../model/lang.js';
import { contextOf, type Frame } from './frame.js';
import { PrintedAddress } from './printed-address.js';
import { ShareSection } from './share-section.js';
import { type DeskCard, type DeskLang, deskOf } from '../site.js';
import { Messages } from '../view/blocks.js';
import { ExitNote, Header } from '../view/header.js';

export interface CardPageProps {
  frame: Frame;
  id: string;
  card: DeskCard;
}

/**
 * "Show this at the desk": the request, large, in the desk's language, and below it in the person's. Fits a phone and
 * prints on one sheet of A5.
 */
export function DeskCardPage({ frame, id, card }: CardPageProps) {
  const { lang, say } = frame;
  const path = cardPath(lang, id, card.desk);
  return (
    <>
      <header id="header">
        <Header {...frame} rest={`/${id}/card`} />
      </header>
      <main id="content" class="page card">
        <DeskCardContent {...{ frame, id, card }} />
        <ShareSection frame={frame} title={say('card.title')} path={path} answers={null} />
        <PrintedAddress frame={frame} path={path} />
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

/** The address of a topic's card in a language for a desk: the one that this language means, or the one it names. */
export function cardPath(lang: Lang, id: string, desk: DeskLang): string {
  return `/${lang}/${id}/card${desk === deskOf(lang) ? '' : `?desk=${desk}`}`;
}

/** The card itself, and the way to the one for a desk of the other language. It is what is kept for reading offline. */
export function DeskCardContent({ frame, id, card }: CardPageProps) {
  const { lang, say } = frame;
  const other = card.desk === 'nl' ? 'fr' : 'nl';
  return (
    <>
      <h1>{say('card.title')}</h1>
      <p class="desk" lang={card.desk} dir="ltr">
        {card.deskText}
      </p>
      {card.ownText === null ? null : (
        <section class="own">
          <h2>{say('card.own')}</h2>
          <p lang={lang} dir={dirOf(lang)}>
            {card.ownText}
          </p>
        </section>
      )}
      <div class="basis">
        <Messages messages={card.basis} lang={lang} context={contextOf(frame)} />
      </div>
      <p class="onward">
        <a class="button" href={cardPath(lang, id, other)}>
          {say(other === 'fr' ? 'card.in_fr' : 'card.in_nl')}
        </a>
      </p>
    </>
  );
}
