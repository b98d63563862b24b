import type { Content } from '../../content/load.js';

/**
 * From the repository's root: every address that a release has published, one a line, without the language. Lines are
 * only added.
 */
export const RELEASED_LINKS = 'tests/fixtures/released-links.txt';

/**
 * Every address of the site that people can pass on, without its language: pages, old ids, cards and pages to hand out.
 */
export function linksOf({ topics, redirects }: Pick<Content, 'topics' | 'redirects'>): string[] {
  const all = [...topics.values()];
  return [
    '/',
    '/topics',
    '/tracks',
    ...[...topics.keys(), ...redirects.keys()].sort().map((id) => `/${id}`),
    ...all.filter(({ card }) => card).map(({ id }) => `/${id}/card`),
    ...all.filter(({ hand_out }) => hand_out.length > 0).map(({ id }) => `/${id}/hand-out`),
  ];
}

/** The current addresses that are not in the file's text, so no release has published them. */
export function unreleased(file: string, content: Pick<Content, 'topics' | 'redirects'>): string[] {
  const released = new Set(file.split('\n'));
  return linksOf(content).filter((link) => !released.has(link));
}

/** The file's text with the current addresses added at its end. */
export function withReleased(file: string, content: Pick<Content, 'topics' | 'redirects'>): string {
  const links = unreleased(file, content);
  return links.length === 0 ? file : `${file.trimEnd()}\n${links.join('\n')}\n`;
}
