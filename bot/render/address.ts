/** A web address in readable form: without protocol, "www." and final slash. Anything else is returned unchanged. */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?|\/$/g, '');
}
