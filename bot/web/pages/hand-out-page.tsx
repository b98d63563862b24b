import { dirOf, ENDONYMS, LANGS, type Lang } from '../../model/lang.js';
import type { Frame } from './frame.js';
import { qrCode } from './qr.js';
import { Address } from '../view/address.js';
import { ExitNote, Header } from '../view/header.js';
import { QrPicture } from '../view/qr-picture.js';

export interface HandOutPageProps {
  frame: Frame;
  id: string;
  /** The language of the people who get the links. */
  reader: Lang;
  topics: readonly { id: string; title: string; summary: string }[];
  /** How to use a QR code, in that language. */
  scan: string;
}

/**
 * Topics that a guardian or volunteer can hand out: the link and QR code of each, in the child's language. Made to be
 * printed.
 */
export function HandOutPage({ frame, id, reader, topics, scan }: HandOutPageProps) {
  const { lang, say, origin } = frame;
  return (
    <>
      <header id="header">
        <Header {...frame} rest={`/${id}/hand-out`} />
      </header>
      <main id="content" class="page hand-out">
        <h1>{say('hand_out.title')}</h1>
        <p class="intro">{say('hand_out.intro')}</p>
        <nav aria-labelledby="hand-out-language">
          <h2 id="hand-out-language">{say('hand_out.language')}</h2>
          <ul class="readers">
            {LANGS.map((other) => (
              <li>
                <a
                  class="button"
                  lang={other}
                  href={`/${lang}/${id}/hand-out?for=${other}`}
                  aria-current={other === reader ? 'true' : undefined}
                >
                  {ENDONYMS[other]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ul class="hand-outs" lang={reader} dir={dirOf(reader)}>
          {topics.map((topic) => {
            const address = `${origin}/${reader}/${topic.id}`;
            return (
              <li>
                <QrPicture code={qrCode(address)} label={topic.title} />
                <div>
                  <h2>
                    <a href={`/${reader}/${topic.id}`}>{topic.title}</a>
                  </h2>
                  {topic.summary === '' ? null : <p>{topic.summary}</p>}
                  <p class="address">
                    {scan} <Address address={address} />
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}
