/**
 * Every event that the program logs, and what it means. `.deploy/RUNBOOK.md` says what to do about each. No event
 * quotes a person, an address or a conversation.
 */
export const LOG_EVENTS = {
  card_not_replaced: 'Teams did not take the change of a card; its buttons stay, and still do what they say.',
  clock_jumped:
    'The clock of the machine leapt by `by` ms; what expires is decided without that until it held for an hour.',
  close_failed: 'The program could not close in good order; nothing acknowledged is lost.',
  closing: 'The program was told to stop, and ends the turns under way.',
  content_broken: 'The content files have mistakes; only the topics about danger are served.',
  forget_waits: 'Talks that people deleted could not be deleted from the store yet; it is tried until they are.',
  forwarded_for_unread:
    'A proxy of TRUSTED_PROXIES names people in a form that cannot be read: all whom it serves count as one.',
  listening: 'The program serves requests; `store` says where talks are kept.',
  message_refused: 'A message of the Bot Framework was refused, or its answer was not taken.',
  not_production: 'Other machines can reach the program, and it is not in production: NODE_ENV is not set.',
  not_ready: 'A check by /readyz found that talks cannot be kept; `code` says why.',
  public_url_missing: 'Links that people share would lead nobody to this site: PUBLIC_URL is not set.',
  record_damaged: 'What was kept of a talk could not be read back; it was set aside, and the talk begins anew.',
  redis_away: 'Redis cannot be reached, or does not answer in time; turns get 503 at once until it does.',
  redis_back: 'Redis answers again.',
  redis_refuses: 'Redis answers, and refuses; `code` is its own word for the reason.',
  request_failed: 'A request got an answer of 500 or above that was not meant; `at` says where.',
  restify: 'The HTTP library logged something of its own, which is not passed on.',
  settings_unread:
    'Names were set that look like settings, or stand in .env, and that nothing reads; `names` lists them.',
  stream_waits: 'News for an open stream could not be read; they follow when the store is back.',
  sweep_failed: 'Expired talks could not be deleted; it is tried again within the hour.',
  swept: 'Expired talks were deleted; `removed` says how many.',
  turn: 'One turn was taken (at level debug only).',
} as const satisfies Record<string, string>;

export type LogEvent = keyof typeof LOG_EVENTS;
