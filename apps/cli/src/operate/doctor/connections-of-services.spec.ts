import { connectionsOfServices } from './connections-of-services';

test.each([
  ['by_default_the_pools_and_a_listener_each', {}, 48],
  ['with_a_pool_size_of_one_s_own', { databasePoolSize: 2 }, 12],
  ['behind_a_pooler_only_what_goes_past_it', { databasePoolSize: 100, databaseDirectUrl: 'postgres://direct/d' }, 20],
])('%s', (_name, settings, connections) => {
  const unset = { databasePoolSize: undefined, databaseDirectUrl: undefined };
  expect(connectionsOfServices({ ...unset, ...settings })).toBe(connections);
});
