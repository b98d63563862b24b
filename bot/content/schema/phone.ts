/** How a phone number is written in content/services.yaml. */

/** Numbers by their digits, without spaces, each as the Belgian numbering plan has it. */
const FORMS: readonly RegExp[] = [
  // Emergency and help lines: 112, 107, 1712, 1813.
  /^1\d{2,3}$/,
  // European numbers of social value: 116 000.
  /^116\d{3}$/,
  // Free numbers, and those with another price: 0800 32 123, 0900 12 345, 070 245 245, 078 15 43 24.
  /^0800\d{5}$/,
  /^090\d{6}$/,
  /^07[08]\d{6}$/,
  // Mobile: ten digits.
  /^04[5-9]\d{7}$/,
  // Fixed: nine digits. Liège has 04 too, but never with the third digit of a mobile.
  /^0(?!4[5-9])[1-9]\d{7}$/,
  // Of another country, or written for abroad.
  /^\+(?!32)[1-9]\d{6,13}$/,
  /^\+32(?!4[5-9])[1-9]\d{7}$/,
  /^\+324[5-9]\d{7}$/,
];

/** What an author reads where a number has another form. */
export const PHONE_FORM =
  'a whole number with spaces only, such as 02 229 36 11, 0470 12 34 56, 1712 or +32 2 229 36 11';

/** Whether a phone number has the form and the count of digits of a Belgian number, or of one of another country. */
export function isPhone(value: string): boolean {
  if (!/^\+?\d+( \d+)*$/.test(value)) return false;
  const digits = value.replaceAll(' ', '');
  return FORMS.some((form) => form.test(digits));
}
