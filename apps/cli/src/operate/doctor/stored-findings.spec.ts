import { known, unknown } from './reply';
import { belongingFinding, type StoredFacts, storedFindings } from './stored-findings';

const stored = (changes: Partial<StoredFacts> = {}): StoredFacts => ({
  pending: known([]),
  schemasSeen: known(undefined),
  logIds: known(['log-1']),
  ...changes,
});

test.each<[string, Partial<StoredFacts>, string, string]>([
  ['up_to_date_tables_fit', {}, 'fits', 'The tables are up to date, and where they should be.'],
  [
    'tables_that_lack_migrations_differ',
    { pending: known(['Ledger1', 'Models2']) },
    'differs',
    'The tables lack 2 migrations, first Ledger1: run `partnership migrate`.',
  ],
  [
    'tables_without_read_permission_differ',
    { pending: unknown('permission denied') },
    'differs',
    'Whether the tables are up to date is unknown: permission denied.',
  ],
  [
    'tables_in_another_schema_differ',
    { schemasSeen: unknown('No USAGE.') },
    'differs',
    'The tables are not where they should be. No USAGE.',
  ],
])('%s', (_name, changes, verdict, sentence) => {
  expect(storedFindings(stored(changes))).toEqual([{ check: 'database-schema', verdict, sentence }]);
});

test.each([
  ['the_same_log', known('log-1'), stored(), 'fits'],
  ['an_empty_database', known('log-1'), stored({ logIds: known([]) }), 'fits'],
  ['nothing_on_either_side', known(null), stored({ logIds: known([]) }), 'fits'],
  ['another_log', known('log-2'), stored(), 'differs'],
  ['two_logs', known('log-1'), stored({ logIds: known(['log-1', 'log-2']) }), 'differs'],
  ['no_log', known(null), stored(), 'differs'],
  ['a_log_that_is_not_known', unknown('why'), stored(), 'unknown'],
  ['tables_that_are_not_read', known('log-1'), stored({ logIds: unknown('why') }), 'unknown'],
])('the_finding_about_log_and_database_with_%s_has_the_expected_verdict', (_name, logId, facts, verdict) => {
  expect(belongingFinding(logId, facts).verdict).toBe(verdict);
});
