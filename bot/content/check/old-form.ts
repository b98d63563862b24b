/**
 * Topics that are still written in the old form, where everything is in view. The list may only shrink: a test compares it
 * with the topics. New topics are written in the new form: see content/README.md.
 */
export const OLD_FORM: readonly string[] = [];
