/** Answers that lead from the first question of the dialog about the rental deposit to its outcome. */
export const TO_OUTCOME = {
  who: 'self',
  region: 'flanders',
  lease: 'draft',
  reception: 'no',
  papers: 'protection',
  income: 'work',
  arrears: 'no',
  urgency: 'weeks',
};
