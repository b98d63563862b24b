import type { ISODate } from '../../core/calendar.js';
import type { Lang } from '../../core/lang.js';
import type { RenderedReply } from '../../render/rendered.js';
import type { Assets } from './assets.js';
import { type AssetPaths, renderDocument } from './document.js';
import { ChatPage, type Frame, MissingPage, TopicPage } from './pages.js';
import { CardPage } from './card-page.js';
import { HandOutPage } from './hand-out-page.js';
import type { DeskCard, WebDeps } from './site.js';
import { StepPage } from './step-page.js';
import { clientWords } from './words.js';

/** The site's pages as HTML documents. */
export interface Pages {
  chat(lang: Lang): string;
  /** A topic's page; null where there is no such topic. */
  topic(lang: Lang, id: string, asOf?: ISODate): string | null;
  /** One step of a dialog. */
  step(lang: Lang, id: string, step: { reply: RenderedReply; kept: string }, asOf?: ISODate): string;
  /** A card to show at a desk. */
  card(lang: Lang, id: string, card: DeskCard): string;
  /** Links and QR codes of the topics that a topic hands on, for readers of another language; null where it has none. */
  handOut(lang: Lang, id: string, reader: Lang): string | null;
  missing(lang: Lang): string;
}

/** Where a dialog's forms are sent. */
function actionOf(lang: Lang, id: string, asOf: ISODate | undefined): string {
  return `/${lang}/${id}${asOf === undefined ? '' : `?asOf=${asOf}`}`;
}

/** Makes the pages of a site. The same content gives the same text, so that browsers need not load it twice. */
export function createPages({ site, publicUrl, exitUrl }: WebDeps, assets: Assets): Pages {
  const files = (script: 'client.js' | 'page.js'): AssetPaths => ({
    script: assets.path(script),
    style: assets.path('client.css'),
    icon: assets.path('icon.svg'),
  });
  const frameOf = (lang: Lang): Frame => {
    const say = site.ui(lang);
    return { lang, say, words: clientWords(say), exitUrl };
  };
  const plain = files('page.js');
  return {
    chat(lang) {
      const frame = frameOf(lang);
      const title = frame.words['web.name'];
      const data = { lang, words: frame.words, wordsAt: assets.words, exitUrl };
      const children = <ChatPage frame={frame} areas={site.topics(lang)} />;
      return renderDocument({ lang, title, publicUrl, rest: '', assets: files('client.js'), data, children });
    },
    topic(lang, id, asOf) {
      const reply = site.has(id) ? site.page(lang, id, asOf) : null;
      if (!reply) return null;
      const frame = frameOf(lang);
      const children = (
        <TopicPage
          frame={frame}
          id={id}
          title={site.title(lang, id)}
          reply={reply}
          related={related(reply, id)}
          action={site.isFlow(id) ? actionOf(lang, id, asOf) : null}
          address={`${publicUrl}/${lang}/${id}`}
        />
      );
      return renderDocument({
        lang,
        title: frame.words['web.name'],
        publicUrl,
        rest: `/${id}`,
        assets: plain,
        children,
      });
    },
    step(lang, id, { reply, kept }, asOf) {
      const frame = frameOf(lang);
      const children = (
        <StepPage
          frame={frame}
          id={id}
          title={site.title(lang, id)}
          reply={reply}
          kept={kept}
          action={actionOf(lang, id, asOf)}
        />
      );
      const title = frame.words['web.name'];
      return renderDocument({ lang, title, publicUrl, rest: `/${id}`, assets: plain, children });
    },
    card(lang, id, card) {
      const frame = frameOf(lang);
      const children = <CardPage frame={frame} id={id} card={card} />;
      const title = frame.words['web.name'];
      return renderDocument({ lang, title, publicUrl, rest: `/${id}/card`, assets: plain, children });
    },
    handOut(lang, id, reader) {
      const topics = site.handOut(id, reader);
      if (topics.length === 0) return null;
      const frame = frameOf(lang);
      const scan = site.ui(reader)('hand_out.scan');
      const children = <HandOutPage {...{ frame, id, reader, topics, scan, publicUrl }} />;
      const title = frame.words['web.name'];
      return renderDocument({ lang, title, publicUrl, rest: `/${id}/hand-out`, assets: plain, children });
    },
    missing(lang) {
      const frame = frameOf(lang);
      const children = <MissingPage frame={frame} areas={site.topics(lang)} />;
      return renderDocument({ lang, title: frame.words['web.name'], publicUrl, rest: null, assets: plain, children });
    },
  };

  /** The choices of a reply that lead to other topics. */
  function related({ choices }: RenderedReply, self: string): { id: string; title: string }[] {
    return choices
      .map(({ id, label }) => ({ id: id.replace(/^topic:/, ''), title: label }))
      .filter(({ id }) => id !== self && site.has(id));
  }
}
