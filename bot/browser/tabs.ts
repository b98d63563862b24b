/** The channel, or the short-lived key, by which a tab tells the others that the person left. */
const NAME = 'exit';

let channel: BroadcastChannel | null = null;

/**
 * Calls `leave` when the person left by quick exit in another tab. Does nothing in a browser that lets no tab tell
 * another anything, which some do where they store nothing.
 */
export function watchTabs(leave: () => void): void {
  try {
    channel = new BroadcastChannel(NAME);
    channel.onmessage = leave;
  } catch {
    addEventListener('storage', ({ key, newValue }) => {
      if (key === NAME && newValue !== null) leave();
    });
  }
}

/** Tells every other tab of ours that the person left. Nothing stays stored. */
export function tellTabs(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: only our origin hears it
  if (channel) return channel.postMessage(null);
  try {
    localStorage.setItem(NAME, '');
    localStorage.removeItem(NAME);
  } catch {
    return;
  }
}
