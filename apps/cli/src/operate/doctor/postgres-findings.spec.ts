import type { ServerFacts } from '#postgres';
import { known, unknown } from './reply';
import { allFit } from './finding';
import { type PostgresFacts, postgresFindings } from './postgres-findings';

const good: ServerFacts = {
  identity: 'd/1',
  version: '18.4 (Debian)',
  role: 'timeline',
  database: 'd',
  path: 'direct',
  acceptsWrites: true,
  settings: { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' },
  connections: { allowed: 97, free: 40 },
  clock: { aheadMs: -3, uncertainMs: 1 },
  mayCreateSchemas: true,
  missingPrivileges: [],
};
const expected = { connections: 48, migrates: true };
const only = (changes: Partial<ServerFacts>): PostgresFacts => ({
  server: known({ ...good, ...changes }),
  direct: null,
});
const notFitting = (facts: PostgresFacts, migrates = true) =>
  postgresFindings(facts, { ...expected, migrates })
    .filter(({ verdict }) => verdict !== 'fits')
    .map(({ verdict, check }) => [verdict, check]);

test('a_server_that_meets_the_requirements_fits', () => {
  const findings = postgresFindings(only({}), expected);
  expect(allFit(findings)).toBe(true);
  expect(findings.map(({ sentence }) => sentence)).toContain(
    'One of each service takes up to 48 connections of the server, and 97 are allowed.',
  );
});

test.each<[string, Partial<ServerFacts>, [string, string][]]>([
  ['a_transaction_pooler_alone', { path: 'shared' }, [['differs', 'database-pooler']]],
  ['a_pooler_of_another_kind', { path: 'relayed' }, [['unknown', 'database-pooler']]],
  ['an_untested_version', { version: '16.2' }, [['unknown', 'database-version']]],
  ['a_standby', { acceptsWrites: false }, [['differs', 'database-writes']]],
  [
    'a_server_without_durable_writes',
    { settings: { fsync: 'off', full_page_writes: 'on', synchronous_commit: 'off' } },
    [
      ['differs', 'database-fsync'],
      ['differs', 'database-synchronous-commit'],
    ],
  ],
  [
    'a_connection_limit_below_the_pools',
    { connections: { allowed: 47, free: 40 } },
    [['differs', 'database-connections']],
  ],
  [
    'a_shortage_of_free_connections',
    { connections: { allowed: 97, free: 4 } },
    [['differs', 'database-connections-free']],
  ],
  ['a_clock_ahead', { clock: { aheadMs: 1_200, uncertainMs: 100 } }, [['differs', 'database-clock']]],
  ['a_clock_behind', { clock: { aheadMs: -1_200, uncertainMs: 100 } }, [['differs', 'database-clock']]],
  ['no_fault_of_a_clock_within_its_uncertainty', { clock: { aheadMs: 1_200, uncertainMs: 200 } }, []],
  ['a_role_without_privileges', { missingPrivileges: ['INSERT on timeline.claim'] }, [['differs', 'database-rights']]],
  ['a_role_that_may_not_create_schemas', { mayCreateSchemas: false }, [['differs', 'database-create']]],
])('%s_is_reported', (_name, changes, expectedFindings) => {
  expect(notFitting(only(changes))).toEqual(expectedFindings);
});

test('a_role_that_may_not_create_schemas_is_enough_where_another_role_migrates', () => {
  expect(notFitting(only({ mayCreateSchemas: false }), false)).toEqual([['unknown', 'database-create']]);
});

test('the_finding_names_the_first_of_many_missing_privileges', () => {
  const findings = postgresFindings(only({ missingPrivileges: ['a', 'b', 'c', 'd', 'e'] }), expected);
  expect(findings.find(({ check }) => check === 'database-rights')!.sentence).toBe(
    'The role "timeline" has no a, b, c and 2 more: grant them to it.',
  );
});

test('a_pooler_fits_if_a_direct_address_leads_to_the_same_database', () => {
  const server = known({ ...good, path: 'shared' as const });
  expect(notFitting({ server, direct: known(good) })).toEqual([]);
  expect(notFitting({ server, direct: known({ ...good, identity: 'd/2' }) })).toEqual([
    ['differs', 'database-addresses'],
  ]);
});

test('each_address_that_does_not_answer_is_reported', () => {
  expect(notFitting({ server: unknown('why'), direct: null })).toEqual([['differs', 'database-url-reachable']]);
  expect(notFitting({ server: known(good), direct: unknown('why') })).toEqual([
    ['differs', 'database-direct-url-reachable'],
  ]);
});
