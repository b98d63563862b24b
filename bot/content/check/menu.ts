import type { Topic } from '../../model/topic.js';
import type { Content } from '../load.js';
import type { Problem } from '../yaml-file.js';

/** A place in `menu.yaml` that names a topic, or should. */
interface Entry {
  id: string;
  path: readonly PropertyKey[];
}

/** Whether a topic belongs to the dialogs at the start of a menu. */
export function beginsMenu({ kind, id }: Pick<Topic, 'kind' | 'id'>): boolean {
  return kind === 'flow' && id.endsWith('.start');
}

/**
 * Checks that `menu.yaml` is complete: it lists every topic except those about the guide itself, once, under the
 * topic's own area. Every dialog that begins an area also stands among the dialogs. Every tile opens an area or a topic.
 */
export function checkMenu({ topics, menuFile }: Pick<Content, 'topics' | 'menuFile'>): Problem[] {
  if (!menuFile) return [];
  const { first: tiles, dialogs, areas } = menuFile.value;
  const problems: Problem[] = [];
  const report = (code: string, path: readonly PropertyKey[], message: string, mend: string): void => {
    problems.push({ code, file: menuFile.name, line: menuFile.lineOf(path), message, mend });
  };
  const entries = (list: readonly string[], at: readonly PropertyKey[]): Entry[] =>
    list.map((id, place) => ({ id, path: [...at, place] }));
  const checkOnce = (list: readonly Entry[]): Set<string> => {
    const seen = new Set<string>();
    for (const { id, path } of list) {
      if (seen.has(id)) report('menu-twice', path, `"${id}" stands here again`, 'Take one of the two lines out.');
      seen.add(id);
      if (!topics.has(id))
        report('menu-unknown', path, `"${id}" is no topic`, 'Mend the name, or take the line out: see content/topics.');
    }
    return seen;
  };

  tiles.forEach(({ opens }, place) => {
    const [head, rest = ''] = opens.split(':');
    const known = head === 'menu' ? Object.hasOwn(areas, rest) : topics.has(rest);
    const mend = 'Mend the name: an area stands below, a topic in content/topics.';
    if (!known) report('menu-unknown', ['first', place, 'opens'], `"${opens}" opens nothing`, mend);
  });
  const first = entries(dialogs, ['dialogs']);
  const named = checkOnce(first);
  for (const { id, path } of first) {
    const topic = topics.get(id);
    if (topic && !beginsMenu(topic))
      report('menu-unknown', path, `"${id}" is no dialog that ends in .start`, 'Take the line out of "dialogs:".');
  }
  const listed = Object.entries(areas).flatMap(([area, ids]) => entries(ids, ['areas', area]));
  const inAreas = checkOnce(listed);
  for (const { id, path } of listed) {
    const area = topics.get(id)?.area;
    if (area === undefined || area === path[1]) continue;
    if (area === 'meta') report('menu-unknown', path, `"${id}" is about the bot itself`, 'Take the line out.');
    else report('menu-area', path, `"${id}" is of the area "${area}"`, `Move the line under "${area}:".`);
  }
  for (const topic of topics.values()) {
    const { id, area } = topic;
    if (area !== 'meta' && !inAreas.has(id))
      report(
        'menu-missing',
        ['areas', area],
        `"${id}" does not stand here`,
        `Add "- ${id}" under "${area}:", where it is needed.`,
      );
    if (beginsMenu(topic) && !named.has(id))
      report('menu-missing', ['dialogs'], `"${id}" does not stand here`, `Add "- ${id}" under "dialogs:".`);
  }
  return problems;
}
