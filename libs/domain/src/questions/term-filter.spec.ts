import { filterOf, isWanted } from './term-filter';

const SCOPES = ['all', 'api', 'api-2', 'api.stateless', 'api.stateless.eu', 'apis', 'web.api'];
const wanted = (filter: string): string[] =>
  SCOPES.filter((scope) => isWanted(filterOf(undefined, filter), { kind: 'hosting', scope }));

test.each([
  ['api', ['api']],
  ['api.*', ['api', 'api.stateless', 'api.stateless.eu']],
  ['api.stateless.*', ['api.stateless', 'api.stateless.eu']],
  ['all', ['all']],
  ['all.*', SCOPES],
  ['web', []],
])('the_scope_filter_%s_matches_%j', (filter, scopes) => {
  expect(wanted(filter)).toEqual(scopes);
});

test('kind_and_scope_must_both_match', () => {
  const filter = filterOf('hosting', 'api');
  expect(isWanted(filter, { kind: 'hosting', scope: 'api' })).toBe(true);
  expect(isWanted(filter, { kind: 'licence', scope: 'api' })).toBe(false);
  expect(isWanted(filter, { kind: 'hosting', scope: 'all' })).toBe(false);
});
