import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import fc from 'fast-check';
import { fingerprintOf } from '../canonical-json';
import { CURRENT_SCHEMA_VERSION } from './decision';
import { isRecordOf, recordSchemas } from './record-schemas';
import { frozenForm, type FrozenForm } from './testing/frozen-form';
import { checksums, frozenFile, goldensOf, schemasInWriting, type AnyRecord } from './testing/goldens';
import { mutated } from './testing/mutated';
import { textsWithin, valuesOf } from './testing/values-of-schema';
import { upcasters } from './upcasters';

const seed = Number(process.env['FROZEN_SEED'] ?? 16);
const numRuns = Number(process.env['FROZEN_RUNS'] ?? 300);
beforeAll(() => process.stdout.write(`frozen schemas: FROZEN_SEED=${seed} FROZEN_RUNS=${numRuns}\n`));

const versions = Object.keys(recordSchemas).map(Number);

/** Rules by a frozen file as another implementation of JSON Schema does. */
function secondOpinion({ Decision: decision, events, $defs }: FrozenForm): (record: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false });
  const compiled = (schema: object): ValidateFunction => ajv.compile({ ...schema, $defs });
  const isDecision = compiled(decision);
  const byType = new Map<unknown, ValidateFunction>(
    Object.entries(events).map(([type, schema]) => [type, compiled(schema)]),
  );
  return (record) =>
    isDecision(record) &&
    (record as { events: ({ type?: unknown } | null)[] }).events.every((event) => byType.get(event?.type)?.(event));
}

/** Golden records of a version and others that its schemas describe, most of them broken in some place. */
function recordsOf(version: number): fc.Arbitrary<unknown> {
  const file = schemasInWriting(version);
  const goldens = goldensOf(version).map(([, { recorded }]) => recorded);
  const texts = versions.flatMap((other) => goldensOf(other).flatMap(textsWithin));
  const complete = (schema: object): object => ({ ...schema, $defs: file.$defs });
  const events = fc.oneof(...Object.values(file.events).map((schema) => valuesOf(complete(schema), texts)));
  const described = fc
    .tuple(valuesOf(complete(file.Decision), texts), fc.array(events, { minLength: 1, maxLength: 3 }))
    .map(([decision, list]) => ({ ...(decision as object), events: list }));
  return mutated(fc.oneof(fc.constantFrom<unknown>(...goldens), described));
}

/* A record's ruling may never change: neither by a change of our types nor by an upgrade of the library that compiles schemas. */
describe.each(versions)('the schemas of schemaVersion %p', (version) => {
  const next = recordSchemas[version + 1];

  it('rule_as_a_second_implementation_does_and_the_next_version_accepts_what_they_accept', () => {
    const isRecord = secondOpinion(schemasInWriting(version));
    const ruled = { sound: 0, broken: 0 };
    fc.assert(
      fc.property(recordsOf(version), (record) => {
        const sound = isRecordOf(recordSchemas[version]!, record);
        ruled[sound ? 'sound' : 'broken'] += 1;
        expect(isRecord(record)).toBe(sound);
        if (sound && next) expect(isRecordOf(next, upcasters[version]!(record as AnyRecord))).toBe(true);
      }),
      { seed, numRuns },
    );
    // Both rulings must have been compared.
    expect(Math.min(ruled.sound, ruled.broken)).toBeGreaterThan(numRuns / 20);
  });
});

test.each(versions.filter((version) => version <= CURRENT_SCHEMA_VERSION))(
  'the_frozen_file_of_schemaVersion_%p_has_not_changed',
  (version) => {
    expect(fingerprintOf(frozenFile(version))).toBe(checksums()[version]);
  },
);

describe('the schemas of the newest version', () => {
  const newest = Math.max(...versions);
  const isFrozen = Object.hasOwn(checksums(), newest);

  it('may_change_until_the_first_record_is_written_and_equal_their_frozen_file_afterwards', () => {
    expect(isFrozen).toBe(CURRENT_SCHEMA_VERSION >= newest);
    if (isFrozen) expect(frozenForm(recordSchemas[newest]!)).toEqual(frozenFile(newest));
  });

  it('give_each_name_exactly_one_meaning', () => {
    expect(Object.keys(frozenForm(recordSchemas[newest]!).$defs)).toContain('ConditionExpression');
    const clash = { a: { $id: 'Same', type: 'string' }, b: { $id: 'Same', type: 'number' } };
    expect(() => frozenForm({ decision: {}, events: clash })).toThrow('Same');
  });
});
