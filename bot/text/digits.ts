const values = new Map<string, string>();

/** The value of one decimal digit of any script. In Unicode a script's ten digits are consecutive, zero first. */
function valueOf(digit: string): string {
  const known = values.get(digit);
  if (known !== undefined) return known;
  const code = digit.codePointAt(0)!;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  const value = String((code - first) % 10);
  values.set(digit, value);
  return value;
}

/** The text with every script's decimal digits (Arabic-Indic, Persian, Devanagari …) written as 0–9. */
export function asciiDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, valueOf);
}
