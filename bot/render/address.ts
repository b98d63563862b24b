/** A web address as people read it: without protocol, "www." and the slash at its end. Anything else stays as it is. */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?|\/$/g, '');
}
