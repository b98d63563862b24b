import { longDay } from '../../model/day-text.js';
import type { ComponentChildren } from 'preact';

import { type Lang, type PlannedLang, SOURCE_LANG } from '../../model/lang.js';
import type { RenderedReply } from '../../render/rendered.js';
import type { Assets } from '../assets.js';
import { DeskCardPage } from './desk-card-page.js';
import { HandOutPage } from './hand-out-page.js';
import { type AssetPaths, renderDocument } from './document.js';
import type { ChatData, PageData } from '../shared/page-data.js';
import type { Frame } from './frame.js';
import { AreaPage, ChatPage, MissingPage, TopicsPage } from './pages.js';
import { offlineFile, type OfflineFile } from './offline-file.js';
import type { DeskCard, Step, WebDeps } from '../site.js';
import { StepPage } from './step-page.js';
import { linkOf } from './choice-link.js';
import { ChoosePage } from './choose-page.js';
import { type OtherLanguage, TopicPage } from './topic-page.js';
import { TracksPage } from './tracks-page.js';
import { clientWords } from '../shared/words.js';

/** The site's pages as HTML documents. */
export interface Pages {
  /** `fresh`: the talk begins with the welcome, not with a topic. */
  chat(lang: Lang, fresh: boolean): string;
  /** Every topic, by area. */
  topics(lang: Lang): string;
  /** The topics of one area; null if there is no such area. */
  area(lang: Lang, area: string): string | null;
  /** What quick exit cannot delete. */
  tracks(lang: Lang): string;
  /** A topic's page; null if there is no such topic. */
  topic(lang: Lang, id: string, asOf?: string): string | null;
  /** One step of a dialog. `shared`: its answers came with a link. */
  step(lang: Lang, id: string, step: Step, shared: boolean, asOf?: string): string;
  /** A desk card. */
  card(lang: Lang, id: string, card: DeskCard): string;
  /** Links and QR codes of the topics that this topic hands out, in the language `reader`; null if there are none. */
  handOut(lang: Lang, id: string, reader: Lang): string | null;
  missing(lang: Lang): string;
  /** The languages to choose from, for a reader of none of them; `topic`: what they open. */
  choose(reader: PlannedLang | null, topic: string | null): string;
  /** The offline answers of a language. */
  offline(lang: Lang): Promise<OfflineFile>;
}

/** The address to which a dialog's forms are sent. */
function actionOf(lang: Lang, id: string, asOf: string | undefined): string {
  return `/${lang}/${id}${asOf === undefined ? '' : `?asOf=${asOf}`}`;
}

/** Makes the pages of a site. The same content gives the same text, so that browsers can keep it. */
export function createPages({ site, publicUrl, exitUrl }: WebDeps, assets: Assets): Pages {
  const files = (name: 'client' | 'page'): AssetPaths => ({
    first: assets.path('first.js'),
    script: assets.path(`${name}.js`),
    style: assets.path(`${name}.css`),
    icon: assets.path('icon.svg'),
  });
  const plain = files('page');
  const frameOf = (lang: Lang): Frame => {
    const say = site.ui(lang);
    return { lang, say, words: clientWords(say, site.help(lang)), exitUrl, origin: publicUrl };
  };
  const dataOf = (lang: Lang): PageData => ({
    keep: {
      worker: '/sw.js',
      lang,
      files: [plain.first, plain.script, plain.style, plain.icon, assets.path('aloud.js')],
    },
    aloudAt: assets.path('aloud.js'),
  });
  const plainPage = (frame: Frame, rest: string | null, children: ComponentChildren): string =>
    renderDocument({
      lang: frame.lang,
      title: frame.words['web.name'],
      description: rest === null ? null : frame.say('web.description'),
      publicUrl,
      rest,
      assets: plain,
      exitUrl,
      data: dataOf(frame.lang),
      children,
    });

  return {
    chat(lang, fresh) {
      const frame = frameOf(lang);
      const data: ChatData = {
        ...dataOf(lang),
        lang,
        words: frame.words,
        wordsAt: assets.words,
        ownAt: assets.ownWords,
        exitUrl,
        qrAt: assets.path('qr.js'),
      };
      return renderDocument({
        lang,
        title: frame.words['web.name'],
        description: frame.say('web.description'),
        publicUrl,
        rest: '',
        assets: files('client'),
        exitUrl,
        data,
        children: <ChatPage frame={frame} areas={site.topics(lang)} welcome={fresh ? site.welcome(lang) : null} />,
      });
    },
    topics(lang) {
      const frame = frameOf(lang);
      return plainPage(frame, '/topics', <TopicsPage frame={frame} areas={site.topics(lang)} />);
    },
    area(lang, id) {
      const area = site.topics(lang).find((one) => one.area === id);
      const frame = frameOf(lang);
      return area ? plainPage(frame, `/topics/${id}`, <AreaPage frame={frame} area={area} />) : null;
    },
    tracks(lang) {
      const frame = frameOf(lang);
      return plainPage(frame, '/tracks', <TracksPage frame={frame} say={site.ui(lang)} />);
    },
    topic(lang, id, asOf) {
      const reply = site.has(id) ? site.page(lang, id, asOf) : null;
      if (!reply) return null;
      const frame = frameOf(lang);
      const page = (
        <TopicPage
          frame={frame}
          id={id}
          title={site.title(lang, id)}
          reply={reply}
          related={related(reply, id)}
          elsewhere={site.isTold(lang, id) ? [] : elsewhere(lang, id, reply)}
          action={site.isFlow(id) && site.isTold(lang, id) ? actionOf(lang, id, asOf) : null}
        />
      );
      return plainPage(frame, `/${id}`, page);
    },
    step(lang, id, step, shared, asOf) {
      const frame = frameOf(lang);
      const action = actionOf(lang, id, asOf);
      const page = (
        <StepPage
          frame={frame}
          id={id}
          title={site.title(lang, id)}
          step={step}
          shared={shared}
          day={longDay((asOf ?? site.moment()).slice(0, 10), lang)}
          action={action}
        />
      );
      return plainPage(frame, `/${id}`, page);
    },
    card(lang, id, card) {
      const frame = frameOf(lang);
      return plainPage(frame, `/${id}/card`, <DeskCardPage frame={frame} id={id} card={card} />);
    },
    handOut(lang, id, reader) {
      const topics = site.handOut(id, reader);
      if (topics.length === 0) return null;
      const frame = frameOf(lang);
      const scan = site.ui(reader)('hand_out.scan');
      return plainPage(frame, `/${id}/hand-out`, <HandOutPage {...{ frame, id, reader, topics, scan }} />);
    },
    missing(lang) {
      const frame = frameOf(lang);
      return plainPage(frame, null, <MissingPage frame={frame} areas={site.topics(lang)} />);
    },
    choose(reader, topic) {
      const children = <ChoosePage reader={reader} topic={topic} help={site.help(SOURCE_LANG)} />;
      const title = site.ui(SOURCE_LANG)('web.name');
      return renderDocument({
        lang: reader ?? SOURCE_LANG,
        title,
        description: null,
        publicUrl,
        rest: null,
        assets: plain,
        exitUrl,
        data: null,
        children,
      });
    },
    offline: (lang) => offlineFile({ site, frame: frameOf(lang), assets: plain, data: dataOf(lang) }),
  };

  /** The choices of a reply that open its topic in other languages, as links. */
  function elsewhere(own: Lang, id: string, { choices }: RenderedReply): OtherLanguage[] {
    return choices.flatMap((choice) => {
      const href = linkOf(choice, own, id);
      return choice.lang && href !== null ? [{ href, title: choice.label, lang: choice.lang }] : [];
    });
  }

  /** The choices of a reply that open other topics. */
  function related({ choices }: RenderedReply, self: string): { id: string; title: string }[] {
    return choices
      .map(({ id, label }) => ({ id: id.replace(/^topic:/, ''), title: label }))
      .filter(({ id }) => id !== self && site.has(id));
  }
}
