/** What only questions need, or a constraint that can be checked at once: a rebuild makes them when the tables are full. */
export const DEFERRABLE_INDEXES: readonly string[] = [
  'partnership_by_party',
  'decision_by_time',
  'void_decision_by_command',
  'claim_stood_once',
  'claim_expiring',
  'claim_ending',
  'statement_stood_once',
  'due_day_by_day',
  'term_by_kind',
];
