/** Answers that lead through the deposit dialog, from the first question to its outcome. */
export const TO_OUTCOME = {
  who: 'self',
  region: 'flanders',
  lease: 'draft',
  reception: 'no',
  papers: 'protection',
  income: 'work',
  arrears: 'no',
  urgency: 'weeks',
  asked: 'unknown',
};
