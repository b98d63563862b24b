/** A unique id that nobody can guess. */
export function newKey(): string {
  return randomHex(12);
}

/** A secret for a talk, too long to be found by trying. */
export function newSecret(): string {
  return randomHex(24);
}

function randomHex(bytes: number): string {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
