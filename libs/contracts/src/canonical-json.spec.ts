import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, fingerprintOf } from './canonical-json';

const seed = Number(process.env['CANONICAL_SEED'] ?? 20);
beforeAll(() => process.stdout.write(`canonical JSON: CANONICAL_SEED=${seed}\n`));

const bits = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE();

describe('the canonical form of RFC 8785', () => {
  it('matches_the_example_in_section_3.2', () => {
    const input = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`) as unknown;
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts_names_by_utf16_code_units_as_in_section_3.2.3', () => {
    const input = JSON.parse(
      '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
    ) as unknown;
    expect(Object.values(JSON.parse(canonicalJson(input)) as object)).toHaveLength(7);
    const order = ['Carriage Return', '"One"', 'Control', 'Latin Small', 'Euro Sign', 'Emoji', 'Hebrew'];
    const places = order.map((name) => canonicalJson(input).indexOf(name));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes_the_double_%s_of_appendix_B_as_%s', (hex, written) => {
    expect(canonicalJson(bits(hex))).toBe(written);
  });

  it('ignores_the_order_of_members_and_keeps_the_order_of_lists', () => {
    expect(canonicalJson({ b: { d: 1, c: [2, 1] }, a: 0 })).toBe('{"a":0,"b":{"c":[2,1],"d":1}}');
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });

  it('keeps_an_own_member_called_proto', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1},"b":1}');
  });
});

describe('the fast path to the canonical form', () => {
  const texts = fc.oneof(fc.string({ maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 8 }));
  const values = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, false, undefined, -0),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      texts,
      fc.array(
        fc.oneof(
          texts,
          fc.integer(),
          tie('value').filter((each) => each !== undefined),
        ),
        { maxLength: 4 },
      ),
      fc.dictionary(fc.oneof(texts, fc.constantFrom('1', '10', '9', '__proto__', 'toJSON')), tie('value'), {
        maxKeys: 40,
      }),
    ),
  })).value;

  it('equals_the_output_of_the_library', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value) ?? 'null');
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it('rejects_the_numbers_that_JSON_lacks_as_the_library_does', () => {
    for (const value of [NaN, { a: [Infinity] }]) {
      expect(() => canonicalize(value)).toThrow();
      expect(() => canonicalJson(value)).toThrow();
    }
  });
});

describe('a fingerprint', () => {
  it('is_the_sha256_of_the_canonical_form', () => {
    expect(fingerprintOf([])).toBe('4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945');
  });

  it('ignores_the_order_of_members_but_not_the_order_of_events', () => {
    const one = { type: 'A', occurred: '2020' };
    expect(fingerprintOf([{ occurred: '2020', type: 'A' }])).toBe(fingerprintOf([one]));
    expect(fingerprintOf([one, {}])).not.toBe(fingerprintOf([{}, one]));
    expect(fingerprintOf([{ ...one, occurred: '2020-01' }])).not.toBe(fingerprintOf([one]));
  });
});
