/** The name under which a talk on the web is kept; no two channels share one. */
export function webKey(conversationId: string): string {
  return `web:${conversationId}`;
}

/** The name under which the talk of a conversation on a Bot Framework channel is kept. */
export function connectorKey(conversationId: string, channelId: string): string {
  return `connector:${channelId}:${conversationId}`;
}
