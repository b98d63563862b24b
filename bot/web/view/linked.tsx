import { telephone } from '../../render/address.js';
import { phoneParts } from '../shared/phone-parts.js';

/** A text in which the phone numbers that its reply names are links to call. */
export function Linked({ text, phones }: { text: string; phones: readonly string[] }) {
  return (
    <>
      {phoneParts(text, phones).map((part) =>
        part.phone ? <a href={telephone(part.text)}>{part.text}</a> : part.text,
      )}
    </>
  );
}
