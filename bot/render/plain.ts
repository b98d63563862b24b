import type { RenderedBlock, RenderedCall, RenderedMessage, RenderedRoute, RenderedService } from './rendered.js';

/**
 * A message as plain text, with an empty line between blocks. With `site` (the site's address, no slash at the end),
 * links to our pages are written in full.
 */
export function plainText(message: RenderedMessage, site = ''): string {
  return message.blocks
    .map((block) => lines(block, site).join('\n'))
    .filter((text) => text !== '')
    .join('\n\n');
}

function lines(block: RenderedBlock, site: string): string[] {
  switch (block.type) {
    case 'text':
    case 'banner':
      return [block.text];
    case 'list':
      return [...some(block.title), ...block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '•'} ${item}`)];
    case 'calls':
      return [...some(block.title), ...block.items.map(call)];
    case 'aside':
      // Where nothing can be folded, only why it is asked; the words to a drawing would push the question away.
      return block.drawing === null ? block.texts : block.texts.slice(1);
    case 'hint':
      return [block.text];
    case 'routes':
      return [block.title, ...block.items.flatMap(route)];
    case 'services':
      return [block.title, ...block.items.flatMap(service)];
    case 'share':
      return [block.title, `${site}${block.path}`];
    case 'calendar':
      return [`${block.title}: ${block.day}`, `${site}${block.path}`];
    case 'answers':
      return block.items.map((item) => `${item.question} ${item.answer}`);
    case 'sources':
      return [
        block.title,
        ...block.items.map(
          (item) => `• ${[item.publisher, ...some(item.date)].join(', ')}${item.url === null ? '' : `: ${item.url}`}`,
        ),
        block.checked,
        ...some(block.review),
      ];
  }
}

function call({ number, what, state }: RenderedCall): string {
  return [number, what, ...some(state)].join(' · ');
}

function route(item: RenderedRoute): string[] {
  return [`• ${item.title}: ${item.verdict}`, ...item.lines.map((line) => `  ${line}`)];
}

function service(item: RenderedService): string[] {
  const rest = [
    ...some(item.note),
    ...some(item.authority),
    ...some(item.open),
    ...item.channels.map(
      ({ label, value, open }) =>
        `${label.includes(value) ? label : `${label}: ${value}`}${open === null ? '' : ` (${open})`}`,
    ),
    // A dot between them reads the same in every script; a comma does not.
    ...some(item.details.join(' · ') || null),
    ...some(item.via),
    ...some(item.unsure),
    ...some(item.overdue),
  ];
  return [`• ${item.name}: ${item.what}`, ...rest.map((line) => `  ${line}`)];
}

function some(text: string | null): string[] {
  return text === null ? [] : [text];
}
