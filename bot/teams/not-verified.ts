/** A request that is not proven to come from the Bot Framework. */
export class NotVerified extends Error {
  override readonly name = 'NotVerified';
}

/** The keys with which to check signatures could not be fetched; the same request may be sent again. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}
