/** Longest number that is read as a whole. Longer ones (phone numbers, years, amounts) are read digit by digit. */
const READ_WHOLE = 2;

/** Lines of text in the form for a voice: with a pause after each line, and long numbers digit by digit. */
export function spokenText(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/[\u2066-\u2069\u200e\u200f]/g, '').trim())
    .filter((line) => line !== '')
    .map((line) => spokenNumbers(/[.!?:؟]$/.test(line) ? line : `${line}.`))
    .join('\n');
}

/** "0800 32 123" is one number; "2.400" too; "31 december 2026" is two. */
function spokenNumbers(line: string): string {
  return line.replace(/\+?\d(?:[\d ./]*\d)?/g, (number) => {
    const digits = number.match(/\d/g) ?? [];
    return digits.length > READ_WHOLE ? digits.join(' ') : number;
  });
}
