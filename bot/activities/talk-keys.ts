/** The key under which a talk on the web is stored. No other channel uses it. */
export function webKey(conversationId: string): string {
  return `web:${conversationId}`;
}

/** The key under which a talk on a Bot Framework channel is stored. */
export function connectorKey(conversationId: string, channelId: string): string {
  return `connector:${channelId}:${conversationId}`;
}
