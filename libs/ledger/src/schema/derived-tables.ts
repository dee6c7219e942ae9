/** A table whose rows follow from the log: a rebuild fills it anew and compares it with the one that serves. */
export interface DerivedTable {
  readonly name: string;
  /** The partnership that a row is about, as an expression over the table `t`. */
  readonly partnership: string;
  /** The columns that are history itself, and may not differ whatever is accepted; all others can come to be read otherwise. */
  readonly rulings: readonly string[];
  /** Where rows are never written again: the version that tells which of a partnership are new. */
  readonly version?: string;
  /** The rows of a touched partnership, where they are not found by that alone. */
  readonly touched?: string;
  /** Whether rows have a range `known`: an index finds those that stand, and another those that stood once. */
  readonly hasKnownRange?: true;
  /** Indexes that only questions need, and constraints that can be checked at once: a rebuild makes them when the table is full. */
  readonly deferrable: readonly string[];
}

/** What the ledger itself derives, besides how far it has come. */
export const LEDGER_TABLES: readonly DerivedTable[] = [
  {
    name: 'partnership',
    partnership: 't.id',
    rulings: ['id', 'partition', 'version', 'head_event_id', 'recorded_at', 'history_hash'],
    deferrable: ['partnership_by_party', 'partnership_by_name', 'partnership_by_hour'],
  },
  {
    name: 'decision',
    partnership: 't.partnership_id',
    rulings: [
      'partnership_id',
      'first_version',
      'last_version',
      'recorded_at',
      'imported',
      'actor',
      'command_id',
      'fingerprint',
      'partition',
      'offset',
      'place_hash',
      'history_hash',
    ],
    version: 't.last_version',
    deferrable: ['decision_by_time'],
  },
  {
    name: 'event',
    partnership: 't.partnership_id',
    rulings: ['partnership_id', 'version', 'event_id', 'type', 'root_version', 'target_version', 'recorded_at'],
    version: 't.version',
    deferrable: [],
  },
  {
    name: 'void_decision',
    partnership: `coalesce(t.partnership_id, '')`,
    rulings: ['partition', 'offset', 'reason', 'partnership_id', 'command_id', 'place_hash'],
    touched: `SELECT * FROM void_decision WHERE partnership_id = touched.id
              UNION ALL SELECT * FROM void_decision WHERE partnership_id IS NULL AND touched.id = ''`,
    deferrable: ['void_decision_by_command'],
  },
  { name: 'further_term_changes', partnership: 't.partnership_id', rulings: [], deferrable: [] },
  { name: 'registered_name', partnership: 't.partnership_id', rulings: [], deferrable: [] },
];
