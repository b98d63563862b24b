/** The consonants of a word in Latin letters, in classes of sounds that people write in the same way. */
export function consonants(word: string): string {
  let firm = '';
  for (let at = 0; at < word.length; at += 1) {
    const pair = word[at + 1] === 'h' ? PAIRS[word[at]!] : undefined;
    if (pair !== undefined) at += 1;
    const sound = pair ?? SOUNDS[word[at]!] ?? word[at]!;
    if (sound !== '' && !firm.endsWith(sound)) firm += sound;
  }
  return firm === '' ? word : firm;
}

/** Letters that make one sound with an "h" after them. */
const PAIRS: Readonly<Record<string, string>> = { k: 'k', g: 'k', c: 's', s: 's', t: 't', d: 'd', z: 's' };
const SOUNDS: Readonly<Record<string, string>> = {
  // Digits stand for letters of Arabic: 7 for ح, 5 for خ, 8 for غ, 9 for ق, 6 for ط; 2 and 3 for sounds that are left out.
  ...spelled('7', 'h'),
  ...spelled('6', 't'),
  ...spelled('gqxc589', 'k'),
  ...spelled('zj', 's'),
  ...spelled('vb', 'p'),
  ...spelled("aeiouyw23'", ''),
};

function spelled(letters: string, sound: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, sound]));
}
