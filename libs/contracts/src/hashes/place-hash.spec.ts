import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { cursorHash, FIRST_PLACE_HASH, placeHash, placeHashOfGenesis } from './place-hash';

const seed = Number(process.env['HASH_SEED'] ?? 20);
beforeAll(() => process.stdout.write(`place hashes: HASH_SEED=${seed}\n`));

const sha256 = (hex: string): string => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex');
const zeros = '00'.repeat(32);
const record = (key: string | null, value: string | null) => ({
  key,
  value: value === null ? null : Buffer.from(value),
});

describe('a place hash', () => {
  it.each([
    ['of_a_key_and_a_value', record('ab', 'xyz'), '00000002' + '6162' + '00000003' + '78797a'],
    ['of_a_null_key', record(null, 'x'), 'ffffffff' + '00000001' + '78'],
    ['of_a_null_value', record('a', null), '00000001' + '61' + 'ffffffff'],
    ['of_an_empty_key_and_value', record('', ''), '00000000' + '00000000'],
    ['of_a_key_beyond_ASCII', record('ü', ''), '00000002' + 'c3bc' + '00000000'],
  ])('%s_is_the_sha256_of_the_previous_hash_and_the_documented_frame', (_, one, framed) => {
    expect(placeHash(FIRST_PLACE_HASH, one).toString('hex')).toBe(sha256(zeros + framed));
    const before = Buffer.from('11'.repeat(32), 'hex');
    expect(placeHash(before, one).toString('hex')).toBe(sha256('11'.repeat(32) + framed));
  });

  it('of_the_genesis_follows_from_the_log_id', () => {
    const logId = '5f0c8f6e-1c1f-4a52-9d0e-0a7c3c9b1e01';
    const value = `{"schemaVersion":1,"logId":"${logId}"}`;
    expect(placeHashOfGenesis(logId)).toEqual(placeHash(FIRST_PLACE_HASH, record(null, value)));
  });

  it('differs_if_keys_values_or_their_order_differ', () => {
    const text = fc.option(fc.string({ maxLength: 6 }));
    const records = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 });
    const hashOf = (all: readonly (readonly [string | null, string | null])[]) =>
      cursorHash(all.reduce((hash, [key, value]) => placeHash(hash, record(key, value)), FIRST_PLACE_HASH));
    fc.assert(
      fc.property(records, records, (a, b) => {
        expect(hashOf(a) === hashOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { seed, numRuns: 2_000 },
    );
  });
});
