import { decodeDecision, encodeDecision } from './decode';
import { CURRENT_SCHEMA_VERSION, SHAPE_SCHEMA_VERSION, UNDERSTOOD_SCHEMA_VERSION, type Decision } from './decision';
import { isRecordOf, recordSchemas } from './record-schemas';
import { facetsShown, newFacets } from './testing/facets';
import { goldensOf, schemasInWriting, type AnyRecord } from './testing/goldens';
import { upcast, upcasters } from './upcasters';

const versions = Object.keys(recordSchemas).map(Number);
const decode = (record: unknown) => decodeDecision(Buffer.from(JSON.stringify(record)));
const isRecord = (version: number, record: unknown): boolean => isRecordOf(recordSchemas[version]!, record);

test('every_version_up_to_the_newest_has_a_schema', () => {
  expect(versions).toEqual(Array.from({ length: versions.length }, (_, n) => n + 1));
  expect(versions).toContain(UNDERSTOOD_SCHEMA_VERSION);
});

test('every_version_that_is_written_is_understood_and_every_understood_version_has_a_shape', () => {
  expect(CURRENT_SCHEMA_VERSION).toBeLessThanOrEqual(UNDERSTOOD_SCHEMA_VERSION);
  expect(UNDERSTOOD_SCHEMA_VERSION).toBeLessThanOrEqual(SHAPE_SCHEMA_VERSION);
});

describe.each(versions)('golden decisions of schemaVersion %p', (version) => {
  const goldens = goldensOf(version);
  const isUnderstood = version <= UNDERSTOOD_SCHEMA_VERSION;

  it.each(goldens)('%s_is_a_record_of_its_version', (_, { recorded }) => {
    expect(recorded.schemaVersion).toBe(version);
    expect(isRecord(version, recorded)).toBe(true);
    expect(decode(recorded).kind).toBe(isUnderstood ? 'decision' : 'newer');
  });

  if (version < versions.length) {
    it.each(goldens)('%s_is_upcast_to_a_record_of_the_next_version', (_, { recorded, upcast }) => {
      const next = upcast ?? { ...recorded, schemaVersion: version + 1 };
      expect(upcasters[version]!(recorded)).toEqual(next);
      expect(isRecord(version + 1, next)).toBe(true);
    });
  }
  if (version < UNDERSTOOD_SCHEMA_VERSION) {
    it.each(goldens)('%s_decodes_as_its_upcast_to_the_next_version', (_, { recorded }) => {
      expect(decode(recorded)).toEqual({ ...decode(upcasters[version]!(recorded)), schemaVersion: version });
    });
  }
  if (isUnderstood) {
    it.each(goldens)('%s_decodes_to_the_current_shape', (_, { recorded }) => {
      const decision = upcast(version, recorded);
      expect(decode(recorded)).toEqual({ kind: 'decision', decision, schemaVersion: version });
      expect(isRecord(SHAPE_SCHEMA_VERSION, decision)).toBe(true);
    });
    it.each(goldens)('%s_survives_encoding_and_decoding', (_, { recorded }) => {
      const { decision } = decode(recorded) as { decision: Decision };
      expect(decodeDecision(encodeDecision(decision))).toMatchObject({ kind: 'decision', decision });
    });
  }
  if (version === CURRENT_SCHEMA_VERSION) {
    it.each(goldens)('%s_is_encoded_byte_for_byte', (_, { recorded }) => {
      const { decision } = decode(recorded) as { decision: Decision };
      expect(encodeDecision(decision).toString()).toBe(JSON.stringify(recorded));
    });
  }

  it('cover_every_type_effect_standing_and_member_that_is_new_in_the_version', () => {
    const shown = new Set(goldens.flatMap(([, { recorded }]) => facetsShown(recorded)));
    const before = version > 1 ? schemasInWriting(version - 1) : undefined;
    expect(newFacets(schemasInWriting(version), before).filter((facet) => !shown.has(facet))).toEqual([]);
  });

  it.each(goldens)('%s_is_void_if_any_member_is_missing_or_another_is_added', (_, { recorded }) => {
    for (const name of Object.keys(recorded)) {
      const { [name as keyof AnyRecord]: _gone, ...rest } = recorded;
      expect([name, isRecord(version, rest)]).toEqual([name, false]);
    }
    expect(isRecord(version, { ...recorded, extra: 1 })).toBe(false);
  });
});

describe('a record that claims a version other than its own', () => {
  const voidAs = (version: number, claimed: number): string[] =>
    goldensOf(version)
      .filter(([, { recorded }]) => !isRecord(claimed, { ...recorded, schemaVersion: claimed }))
      .map(([name]) => name);
  const changedInVersion2 = ['event-corrected-investment', 'investment-made', 'term-fell-due'];

  it('is_void_if_versions_1_and_2_differ_on_it', () => {
    expect(voidAs(1, 2)).toEqual(changedInVersion2);
    expect(voidAs(2, 1)).toEqual(changedInVersion2);
  });

  it.each(versions.slice(1))('of_schemaVersion_%p_is_void_in_the_version_before_if_it_uses_anything_new', (version) => {
    expect(voidAs(version, version - 1)).not.toEqual([]);
  });
});
