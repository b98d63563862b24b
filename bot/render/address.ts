/** A web address in readable form: without protocol, "www." and final slash. Anything else is returned unchanged. */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?|\/$/g, '');
}

/** The address that dials a number. */
export function telephone(value: string): string {
  return `tel:${value.replace(/[^\d+]/g, '')}`;
}
