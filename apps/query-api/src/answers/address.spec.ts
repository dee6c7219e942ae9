import fc from 'fast-check';
import { address } from './address';

test('an_address_encodes_parameters_as_the_url_standard_does', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.string({ unit: 'binary' }), { minKeys: 1 }),
      (given) => {
        expect(address('/v1', given)).toBe(`/v1?${new URLSearchParams(given).toString()}`);
      },
    ),
  );
});

test('undefined_parameters_are_left_out', () => {
  expect(address('/v1', { a: undefined, b: 1, c: true })).toBe('/v1?b=1&c=true');
});
