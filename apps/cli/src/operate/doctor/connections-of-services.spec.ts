import { connectionsOfServices } from './connections-of-services';

test.each([
  ['by_default_each_service_opens_its_pool_and_a_listener', {}, 48],
  ['a_configured_pool_size_counts_instead_of_the_default', { databasePoolSize: 2 }, 12],
  [
    'behind_a_pooler_only_direct_connections_count',
    { databasePoolSize: 100, databaseDirectUrl: 'postgres://direct/d' },
    20,
  ],
])('%s', (_name, settings, connections) => {
  const unset = { databasePoolSize: undefined, databaseDirectUrl: undefined };
  expect(connectionsOfServices({ ...unset, ...settings })).toBe(connections);
});
