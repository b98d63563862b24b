/** The text with lines added at the end of a top-level block such as `questions:`; null if there is no such block. */
export function insertInBlock(text: string, key: string, lines: string): string | null {
  const all = text.split('\n');
  const start = all.findIndex((line) => line.startsWith(`${key}:`));
  if (start < 0) return null;
  let end = start + 1;
  while (end < all.length && !/^\S/.test(all[end]!)) end += 1;
  while (all[end - 1]!.trim() === '') end -= 1;
  return [...all.slice(0, end), ...lines.replace(/\n$/, '').split('\n'), ...all.slice(end)].join('\n');
}

/** `menu.yaml` with a topic added at the end of its area; also among the dialogs if it begins a menu. */
export function inMenu(menu: string, id: string, area: string, begins: boolean): string {
  const withDialog = begins ? (insertInBlock(menu, 'dialogs', `  - ${id}`) ?? menu) : menu;
  const lines = withDialog.split('\n');
  const start = lines.indexOf(`  ${area}:`);
  if (start < 0) return insertInBlock(withDialog, 'areas', `  ${area}:\n    - ${id}`) ?? withDialog;
  let end = start + 1;
  while (/^ {4}/.test(lines[end] ?? '')) end += 1;
  return [...lines.slice(0, end), `    - ${id}`, ...lines.slice(end)].join('\n');
}
