/** Shift pressed alone this often, within this time, is a quick exit. */
const TIMES = 3;
const WITHIN_MS = 2000;

/**
 * Calls `leave` when Shift alone was pressed three times within two seconds. Not Escape: people press that to close a
 * menu or to stop loading, and screen readers and input methods take it to leave a mode. Shift together with another
 * key does not count, nor do presses between which the focus moved: screen readers keep some of those keys to
 * themselves.
 */
export function watchKeys(leave: () => void): void {
  let presses: number[] = [];
  const forget = (): void => void (presses = []);
  document.addEventListener('keydown', (event) => {
    const { key, repeat, timeStamp } = event;
    if (key === 'Shift' && repeat) return;
    if (key !== 'Shift' || isCombined(event) || isComposed(event)) return forget();
    presses = [...presses.filter((before) => timeStamp - before < WITHIN_MS), timeStamp];
    if (presses.length < TIMES) return;
    forget();
    leave();
  });
  document.addEventListener('focusin', forget);
  document.addEventListener('pointerdown', forget);
}

/** Alt and Shift, or Control and Shift, change the keyboard on many computers. */
function isCombined({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey;
}

/** An input method has this key. Some browsers tell it by the old code 229 only. */
function isComposed({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === 229;
}
