import fc from 'fast-check';
import { decodeDecision, decodeGenesis, encodeDecision, type Decoded } from './decode';
import { CURRENT_SCHEMA_VERSION, UNDERSTOOD_SCHEMA_VERSION, type Decision } from './decision';
import { goldensOf, type AnyRecord } from './testing/goldens';

const seed = Number(process.env['DECODE_SEED'] ?? 16);
const numRuns = Number(process.env['DECODE_RUNS'] ?? 1_500);
beforeAll(() => process.stdout.write(`decoding: DECODE_SEED=${seed} DECODE_RUNS=${numRuns}\n`));

const decodeText = (text: string): Decoded => decodeDecision(Buffer.from(text));
const LATER = UNDERSTOOD_SCHEMA_VERSION + 1;

const decided = (text: string): Decision => (decodeText(text) as { decision: Decision }).decision;

/** The golden records of all versions, as they would be written today. */
const goldens = Array.from({ length: CURRENT_SCHEMA_VERSION }, (_, n) => goldensOf(n + 1))
  .flat()
  .map(([, { recorded }]) => JSON.parse(encodeDecision(decided(JSON.stringify(recorded))).toString()) as AnyRecord);
const golden = (): AnyRecord =>
  structuredClone(goldens.find(({ events }) => events[0]?.type === 'AgreementPublished')!);

const kindOf = (record: unknown): string => decodeText(JSON.stringify(record)).kind;
const withValue = (json: string): string => {
  const decision = golden();
  decision.events[0]!.effects = [{ effect: 'set', kind: 'a-kind', scope: 'all', value: 'HERE' }];
  return JSON.stringify(decision).replace('"HERE"', json);
};
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('decoding', () => {
  it.each([
    ['no_value', null, 'undecodable'],
    ['an_empty_value', '', 'undecodable'],
    ['text', 'hello', 'undecodable'],
    ['null', 'null', 'undecodable'],
    ['a_number', '1', 'undecodable'],
    ['a_list', '[{"schemaVersion":1}]', 'undecodable'],
    ['no_version', '{}', 'undecodable'],
    ['a_version_as_text', '{"schemaVersion":"3"}', 'undecodable'],
    ['version_0', '{"schemaVersion":0}', 'undecodable'],
    ['a_negative_version', '{"schemaVersion":-2}', 'undecodable'],
    ['a_fractional_version', '{"schemaVersion":1.5}', 'undecodable'],
    ['an_infinite_version', '{"schemaVersion":1e400}', 'undecodable'],
    ['a_version_beyond_the_safe_integers', '{"schemaVersion":9007199254740993}', 'undecodable'],
    ['a_version_inherited_from_a_prototype', '{"__proto__":{"schemaVersion":3}}', 'undecodable'],
    ['a_genesis', '{"schemaVersion":1,"logId":"00000000-0000-4000-8000-000000000000"}', 'undecodable'],
    ['trailing_text_after_the_record', `${JSON.stringify(golden())} {}`, 'undecodable'],
    ['a_later_version', `{"schemaVersion":${LATER}}`, 'newer'],
    ['a_later_version_written_with_a_zero_fraction', `{"schemaVersion":${LATER}.0}`, 'newer'],
    [
      'a_later_version_with_malformed_content',
      `{"schemaVersion":${LATER + 4},"events":"\\u0000\\ud800","n":1e400}`,
      'newer',
    ],
    ['a_later_version_with_deeply_nested_content', `{"schemaVersion":${LATER},"x":${nested(5_000)}}`, 'newer'],
    ['a_later_version_stated_last', `{"schemaVersion":1,"schemaVersion":${LATER}}`, 'newer'],
  ])('%s_decodes_to_the_expected_kind_(case_%#)', (_, text, kind) => {
    expect(decodeDecision(text === null ? null : Buffer.from(text)).kind).toBe(kind);
  });

  it('reports_the_number_of_a_later_version', () => {
    expect(decodeText(`{"schemaVersion":${LATER + 9}}`)).toEqual({ kind: 'newer', schemaVersion: LATER + 9 });
  });

  it('bytes_that_are_not_utf8_are_undecodable', () => {
    const bytes = Buffer.from(JSON.stringify(golden()));
    bytes[bytes.indexOf('What')] = 0xff;
    expect(decodeDecision(bytes).kind).toBe('undecodable');
  });

  it('a_byte_order_mark_is_ignored', () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(golden()))]);
    expect(decodeDecision(bytes)).toEqual(decodeText(JSON.stringify(golden())));
  });

  it.each([
    ['U+0000', '"a\\u0000b"'],
    ['a_lone_high_surrogate', '"\\ud83d"'],
    ['a_lone_low_surrogate', '["\\ude80"]'],
    ['a_reversed_surrogate_pair', '"\\ude80\\ud83d"'],
    ['U+0000_in_a_name', '{"a\\u0000":1}'],
    ['a_lone_surrogate_in_a_name', '{"\\ud800":1}'],
    ['a_number_beyond_a_double', '[1e400]'],
    ['a_negative_number_beyond_a_double', '-1e400'],
    ['deep_nesting', nested(64)],
    ['very_deep_nesting', nested(100_000)],
    ['U+0000_below_an_own_member_called_proto', '{"__proto__":"\\u0000"}'],
  ])('%s_in_a_value_is_undecodable', (_, json) => {
    expect(decodeText(withValue('"fine"')).kind).toBe('decision');
    expect(decodeText(withValue(json)).kind).toBe('undecodable');
  });

  it.each([
    ['a_surrogate_pair', '"\\ud83d\\ude80"'],
    ['a_tiny_number', '1e-400'],
    ['some_nesting', nested(50)],
    ['an_own_member_named_proto', '{"__proto__":{"polluted":true}}'],
    ['members_named_like_methods', '{"constructor":1,"toString":2,"toJSON":3}'],
    ['a_huge_list', `[${'0,'.repeat(200_000)}0]`],
  ])('%s_in_a_value_is_preserved', (_, json) => {
    const [effect] = decided(withValue(json)).events[0]!.effects;
    expect(effect).toMatchObject({ effect: 'set', value: JSON.parse(json) as unknown });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('the_last_of_repeated_members_counts', () => {
    const text = JSON.stringify(golden()).replace('{', '{"actor":"first",');
    expect(decided(text).actor).toBe(golden().actor);
  });

  it.each(['__proto__', 'constructor', 'toString', 'Event', '', { toString: null }, ['AgreementPublished'], null])(
    'an_event_of_type_%p_is_undecodable',
    (type) => {
      const decision = golden();
      const text = JSON.stringify({ ...decision, events: [{ ...decision.events[0], type: 'TYPE' }] });
      expect(decodeText(text.replace('"TYPE"', JSON.stringify(type))).kind).toBe('undecodable');
    },
  );

  it('a_decision_has_1_to_100_events_and_each_is_an_object', () => {
    const event = golden().events[0];
    const count = (n: number): string => kindOf({ ...golden(), events: Array.from({ length: n }, () => event) });
    expect([0, 1, 100, 101].map(count)).toEqual(['undecodable', 'decision', 'decision', 'undecodable']);
    for (const events of [null, {}, 'events', [null], [[]], ['x'], [event, 1]])
      expect(kindOf({ ...golden(), events })).toBe('undecodable');
  });

  it('a_head_has_both_a_version_and_an_id_or_neither', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const kind = (version: unknown, eventId: unknown): string =>
      kindOf({ ...golden(), expectedHead: { version, eventId } });
    expect(kind(0, null)).toBe('decision');
    expect(kind(1, id)).toBe('decision');
    for (const [version, eventId] of [
      [0, id],
      [1, null],
      [-1, id],
      [1.5, id],
      ['1', id],
      [1, 'ABCDEF00-0000-4000-8000-000000000001'],
    ])
      expect([version, eventId, kind(version, eventId)]).toEqual([version, eventId, 'undecodable']);
  });

  // What the fold and Postgres could not read must not become effective.
  it.each([
    ['2024-02-29T23:59:59.999Z', 'decision'],
    ['0001-01-01T00:00:00.000Z', 'decision'],
    ['9999-12-31T23:59:59.999Z', 'decision'],
    ['2025-02-29T00:00:00.000Z', 'undecodable'],
    ['2025-02-31T00:00:00.000Z', 'undecodable'],
    ['2025-04-31T00:00:00.000Z', 'undecodable'],
    ['1900-02-29T00:00:00.000Z', 'undecodable'],
    ['0000-01-01T00:00:00.000Z', 'undecodable'],
    ['2025-13-01T00:00:00.000Z', 'undecodable'],
    ['2025-01-01T24:00:00.000Z', 'undecodable'],
    ['2025-01-01T00:00:60.000Z', 'undecodable'],
    ['2025-01-01T00:00:00Z', 'undecodable'],
    ['2025-01-01T00:00:00.000+00:00', 'undecodable'],
    ['2025-01-01T00:00:00.000Z\n', 'undecodable'],
  ])('recorded_at_%p_is_%s', (recordedAt, kind) => {
    expect(kindOf({ ...golden(), recordedAt })).toBe(kind);
  });

  // An upgrade of the schema library that counts otherwise would change rulings.
  it.each([
    ['code_units', 'x'],
    ['characters_outside_the_basic_plane', '🚀'],
    ['combining_marks', '\u0301'],
  ])('the_length_of_text_is_counted_in_code_points_for_%s', (_, character) => {
    expect(kindOf({ ...golden(), commandId: character.repeat(200) })).toBe('decision');
    expect(kindOf({ ...golden(), commandId: character.repeat(201) })).toBe('undecodable');
  });

  it('a_date_is_any_short_text_because_no_grammar_may_change_a_ruling', () => {
    const on = (occurred: string): string => kindOf({ ...golden(), events: [{ ...golden().events[0], occurred }] });
    expect([on('2025-02-29'), on('yesterday'), on('x'.repeat(64))]).toEqual(['decision', 'decision', 'decision']);
    expect([on('202'), on('x'.repeat(65))]).toEqual(['undecodable', 'undecodable']);
  });
});

describe('decoding arbitrary records', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  const slip = fc.record({
    at: fc.nat(),
    remove: fc.integer({ min: 0, max: 6 }),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc
        .constantFrom('null', '{}', '[]', '""', '1e400', '\\u0000', '\\ud800', '"__proto__":', ',', '"type":"x",', '-0')
        .map((text) => new Uint8Array(Buffer.from(text))),
    ),
  });
  const mutated = fc
    .tuple(fc.constantFrom(...goldens), fc.array(slip, { minLength: 1, maxLength: 3 }))
    .map(([recorded, slips]) =>
      slips.reduce(
        (record, { at, remove, insert }) => {
          const place = at % record.length;
          return Buffer.concat([record.subarray(0, place), insert, record.subarray(place + remove)]);
        },
        Buffer.from(JSON.stringify(recorded)),
      ),
    );
  const members = fc
    .tuple(fc.constantFrom(...goldens), fc.nat(), fc.jsonValue({ maxDepth: 3 }))
    .map(([recorded, at, value]) => Buffer.from(JSON.stringify(replaceNth(recorded, at, value))));
  const json = fc.json({ maxDepth: 5 }).map((text) => Buffer.from(text));

  it.each([
    ['random_bytes', bytes],
    ['random_json', json],
    ['golden_records_with_changed_bytes', mutated],
    ['golden_records_with_a_changed_member', members],
  ])('never_throws_on_%s_and_decoded_decisions_survive_encoding', (_, records: fc.Arbitrary<Uint8Array>) => {
    fc.assert(
      fc.property(records, (record) => {
        const decoded = decodeDecision(record);
        if (decoded.kind === 'undecodable') expect(decoded.why).not.toBe('');
        if (decoded.kind === 'decision')
          expect(decodeDecision(encodeDecision(decoded.decision))).toEqual({ ...decoded, schemaVersion: 3 });
        expect(() => decodeGenesis(record)).not.toThrow();
      }),
      { seed, numRuns },
    );
  });
});

/** The value with its n-th member, counted depth first, put to another value. */
function replaceNth(root: unknown, nth: number, by: unknown): unknown {
  const places: (readonly [holder: Record<string, unknown>, name: string])[] = [];
  const copy = structuredClone(root);
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const name of Object.keys(value)) {
      places.push([value as Record<string, unknown>, name]);
      walk((value as Record<string, unknown>)[name]);
    }
  };
  walk(copy);
  const [holder, name] = places[nth % places.length]!;
  holder[name] = by;
  return copy;
}

describe('a genesis', () => {
  const logId = '00000000-0000-4000-8000-000000000000';
  it('contains_the_id_of_the_log', () => {
    expect(decodeGenesis(Buffer.from(JSON.stringify({ schemaVersion: 1, logId })))).toEqual({
      schemaVersion: 1,
      logId,
    });
  });
  it.each([
    null,
    '',
    '{}',
    '[]',
    '{"schemaVersion":1}',
    `{"schemaVersion":1,"logId":"${logId}","x":1}`,
    '{"schemaVersion":1,"logId":"x"}',
  ])('%p_is_not_a_genesis', (text) => expect(decodeGenesis(text === null ? null : Buffer.from(text))).toBeNull());
});
