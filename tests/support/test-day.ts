/** The day on which tests take place, unless they set their own. */
export const TEST_DAY = Date.UTC(2026, 10, 20, 9, 0);
