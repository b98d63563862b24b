import { dirOf, type Lang } from '../../model/lang.js';

/**
 * The part of Adaptive Cards 1.5 that we use. It is the newest version that all Teams clients show, phones included.
 */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  lang: Lang;
  rtl: boolean;
  /** Shown if the client cannot show the card. */
  fallbackText: string;
  body: Element[];
}

export type Element = TextBlock | Container | ColumnSet | ActionSet | FactSet | DateInput | NumberInput;

interface Spaced {
  id?: string;
  isVisible?: boolean;
  separator?: boolean;
  spacing?: 'none' | 'small' | 'medium' | 'large';
}

export interface TextBlock extends Spaced {
  type: 'TextBlock';
  /** Markdown. Text from elsewhere must be escaped with `plain`. */
  text: string;
  wrap: true;
  size?: 'small' | 'medium' | 'large' | 'extraLarge';
  weight?: 'bolder';
  style?: 'heading';
}

export interface Container extends Spaced {
  type: 'Container';
  style?: 'emphasis' | 'accent' | 'warning' | 'attention' | 'good';
  items: Element[];
  selectAction?: Submit | OpenUrl;
}

export interface ColumnSet extends Spaced {
  type: 'ColumnSet';
  columns: { type: 'Column'; width: 'auto' | 'stretch'; spacing?: 'small'; items: Element[] }[];
}

export interface ActionSet extends Spaced {
  type: 'ActionSet';
  actions: (Submit | OpenUrl | Toggle)[];
}

export interface FactSet extends Spaced {
  type: 'FactSet';
  facts: { title: string; value: string }[];
}

export interface DateInput extends Spaced {
  type: 'Input.Date';
  id: string;
  label: string;
}

interface NumberInput extends Spaced {
  type: 'Input.Number';
  id: string;
  label: string;
  min: number;
}

export interface Submit {
  type: 'Action.Submit';
  title: string;
  /** `readTap` reads it. */
  data: Record<string, string>;
  associatedInputs?: 'none';
}

export interface OpenUrl {
  type: 'Action.OpenUrl';
  title: string;
  url: string;
}

export interface Toggle {
  type: 'Action.ToggleVisibility';
  title: string;
  targetElements: string[];
}

/** A card in one language, in its writing direction. `fallbackText` is plain text. */
export function cardOf(lang: Lang, body: Element[], fallbackText: string): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang,
    rtl: dirOf(lang) === 'rtl',
    fallbackText,
    body,
  };
}

/**
 * Teams' limits are 28 KB as sent (UTF-8) and 40 KB as Teams counts (UTF-16). Ours are lower, because Bot Framework
 * adds something.
 */
const MAX_UTF8 = 25 * 1024;
const MAX_UTF16 = 36 * 1024;

/** Whether a card is small enough for Teams. */
export function fits(card: AdaptiveCard): boolean {
  const json = JSON.stringify(card);
  return Buffer.byteLength(json) <= MAX_UTF8 && 2 * json.length <= MAX_UTF16;
}

/** Plain text for Markdown: escapes everything that Markdown would read as markup. */
export function plain(text: string): string {
  return text.replace(/[\\*_[\]`~]/g, '\\$&').replace(/^([^\S\n\r\u2028\u2029]*)([-+>#]|\d+[.)])(?=\s)/gm, '$1\\$2');
}

/** A Markdown link. Escapes characters in the address that would end the link. */
export function link(text: string, url: string): string {
  return `[${plain(text)}](${url.replace(/[()\s]/g, (found) => encodeURIComponent(found).replace('(', '%28').replace(')', '%29'))})`;
}

/** A wrapped paragraph of Markdown. Text from elsewhere must be escaped with `plain` first. */
export function text(value: string, looks: Omit<TextBlock, 'type' | 'text' | 'wrap'> = {}): TextBlock {
  return { type: 'TextBlock', text: value, wrap: true, ...looks };
}

/** List items, each with its mark beside the text. Some clients cut off Markdown lists at the edge. */
export function listed(items: readonly string[], ordered: boolean): ColumnSet[] {
  return items.map((item, i) => ({
    type: 'ColumnSet',
    spacing: 'small',
    columns: [
      { type: 'Column', width: 'auto', items: [text(ordered ? `${i + 1}\\.` : '•')] },
      { type: 'Column', width: 'stretch', spacing: 'small', items: [text(item)] },
    ],
  }));
}

/** A heading of plain text. Screen readers announce it as a heading. */
export function heading(value: string, looks: Omit<TextBlock, 'type' | 'text' | 'wrap'> = {}): TextBlock {
  return text(plain(value), { weight: 'bolder', style: 'heading', ...looks });
}
