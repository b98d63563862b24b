/** The day of all tests that do not set their own. */
export const TEST_DAY = Date.UTC(2026, 10, 20, 9, 0);
