/** Topics that messages often fit equally well, and the id of the question that tells them apart. */
export interface CloseGroup {
  id: string;
  topics: readonly string[];
}

/** The smallest group that holds all of these topics; null where none does. */
export function groupOf(groups: readonly CloseGroup[], topics: readonly string[]): CloseGroup | null {
  const fitting = groups.filter((group) => topics.every((topic) => group.topics.includes(topic)));
  return fitting.sort((a, b) => a.topics.length - b.topics.length)[0] ?? null;
}
