/** Thrown if a request does not prove that it comes from Bot Framework. */
export class NotVerified extends Error {
  override readonly name = 'NotVerified';
}

/** Thrown if the keys for checking signatures could not be fetched. The same request may be sent again. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}
