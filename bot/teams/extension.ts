import type { InvokeResponse, MessagingExtensionAttachment } from 'botbuilder';
import { z } from 'zod/v4';

import type { Lang } from '../model/lang.js';
import { plainText } from '../render/plain.js';
import { attached } from './activities.js';
import { elementsOf } from './cards/blocks.js';
import { cardOf, fits, heading, plain, text, type AdaptiveCard } from './cards/card.js';
import type { FoundTopic, TeamsWords } from './words.js';

/** The name of the `invoke` with which Teams sends a search. */
export const QUERY = 'composeExtension/query';

/** What Teams sends while a person types in the search field of the message extension. */
const query = z.object({
  parameters: z
    .array(z.object({ name: z.string(), value: z.string().max(2000) }))
    .max(10)
    .catch([])
    .default([]),
});

export interface ExtensionDeps {
  words: TeamsWords;
  /** The site's address, without a slash at the end. */
  siteUrl: string;
}

/** Answers a search with cards to insert into a message. Stores nothing. */
export function shareAnswer(value: unknown, lang: Lang, deps: ExtensionDeps): InvokeResponse {
  const parsed = query.safeParse(value ?? {});
  if (!parsed.success)
    return { status: 400, body: { error: { code: 'bad_query', message: 'The query cannot be read.' } } };
  const asked = parsed.data.parameters.find(({ name }) => name === 'query')?.value ?? '';
  const found = deps.words.search(lang, asked.slice(0, 200));
  if (found.length === 0) {
    return {
      status: 200,
      body: { composeExtension: { type: 'message', text: deps.words.word(lang, 'teams.not_found') } },
    };
  }
  const attachments = found.map((topic) => result(topic, lang, deps));
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}

function result(found: FoundTopic, lang: Lang, deps: ExtensionDeps): MessagingExtensionAttachment {
  return {
    ...attached(answerCard(found, lang, deps)),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: found.title, text: found.summary },
    },
  };
}

/**
 * A card to pass on: an answer's title, its beginning, and a link to all of it. For a topic about danger only the
 * title, so that a message in a chat exposes nobody.
 */
export function answerCard(
  { topic, title, summary }: FoundTopic,
  lang: Lang,
  { words, siteUrl }: ExtensionDeps,
): AdaptiveCard {
  const url = `${siteUrl}/${lang}/${topic}`;
  const crisis = words.isCrisis(topic);
  const page = crisis ? null : words.page(lang, topic);
  const begin = page?.messages[0]?.blocks ?? [];
  const review = crisis
    ? []
    : [...(page?.messages ?? []), ...(page?.folds ?? [])].flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.type === 'sources' && block.review !== null ? [block.review] : [])),
      );
  const context = { lang, words, siteUrl, crisis };
  const make = (blocks: typeof begin): AdaptiveCard =>
    cardOf(
      lang,
      [
        heading(title, { size: 'medium' }),
        text(plain(summary)),
        ...blocks.flatMap((block, place) => elementsOf(block, String(place), context)),
        ...review.map((line) => text(plain(line), { size: 'small', separator: true })),
        { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: words.word(lang, 'teams.read'), url }] },
      ],
      [title, summary, plainText({ blocks }, siteUrl), ...review, url].filter(Boolean).join('\n\n'),
    );
  const whole = make(begin);
  return fits(whole) ? whole : make([]);
}
