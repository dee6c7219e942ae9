import { WeightedLru } from './weighted-lru';

test('drops_what_was_used_longest_ago_once_the_weight_is_over_the_limit', () => {
  const cache = new WeightedLru<string, number>(10);
  cache.set('a', 1, 4);
  cache.set('b', 2, 4);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3, 4);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
});

test('does_not_keep_what_is_heavier_than_all_it_may_hold', () => {
  const cache = new WeightedLru<string, number>(10);
  cache.set('a', 1, 4);
  cache.set('b', 2, 11);
  expect([cache.get('a'), cache.get('b')]).toEqual([1, undefined]);
});

test('an_entry_set_again_weighs_once', () => {
  const cache = new WeightedLru<string, number>(10);
  for (let n = 0; n < 5; n += 1) cache.set('a', n, 6);
  cache.set('b', 9, 4);
  expect([cache.get('a'), cache.get('b')]).toEqual([4, 9]);
});
