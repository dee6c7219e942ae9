/** A table whose rows follow from the log. A rebuild fills a new one and compares it with the one that serves. */
export interface DerivedTable {
  readonly name: string;
  /** The partnership of a row, as an SQL expression over the table `t`. */
  readonly partnership: string;
  /** The columns that are history. They must not differ, whatever is accepted; a later release may compute all others differently. */
  readonly rulings: readonly string[];
  /** The version that shows which rows of a partnership are new, for tables whose rows are never updated. */
  readonly version?: string;
  /** The query for the rows of a touched partnership, if `partnership` alone does not find them. */
  readonly touched?: string;
  /** Whether rows have a range `known`: one index finds the current rows, another the former ones. */
  readonly hasKnownRange?: true;
  /** Indexes that only queries need, and constraints that can be checked in one pass. A rebuild creates them when the table is full. */
  readonly deferrable: readonly string[];
}

/** The tables that the ledger itself derives, apart from its progress. */
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
