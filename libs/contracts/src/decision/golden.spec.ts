import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { effectSchemas } from '../events/effect';
import { eventTypes, standings, type ContentSchema } from '../events/event';
import { decodeDecision, encodeDecision } from './decode';
import { CURRENT_SCHEMA_VERSION, Genesis, type Decision } from './decision';
import { recordSchemas } from './record-schemas';

interface Golden {
  /** As a release that wrote this version put it into the log: never touched again. */
  readonly recorded: Omit<Decision, 'schemaVersion'> & { readonly schemaVersion: number };
  /** As today's code reads it: moves on with each upcaster. */
  readonly decoded: Decision;
}

const FOLDER = join(__dirname, 'golden');
const versions = Object.keys(recordSchemas).map(Number);
const goldensOf = (version: number) =>
  readdirSync(join(FOLDER, `v${version}`)).map((file): [name: string, golden: Golden] => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(join(FOLDER, `v${version}`, file), 'utf8')) as Golden,
  ]);
const decode = (record: unknown) => decodeDecision(Buffer.from(JSON.stringify(record)));

test('every_version_up_to_the_one_written_today_has_its_schema', () => {
  expect(versions).toEqual(Array.from({ length: CURRENT_SCHEMA_VERSION }, (_, n) => n + 1));
});

describe.each(versions)('golden decisions of schemaVersion %p', (version) => {
  const goldens = goldensOf(version);
  const recordedEvents = goldens.flatMap(([, { recorded }]) => recorded.events);
  const schemas = recordSchemas[version]!.events;

  it.each(goldens)('%s_is_read_as_stored', (_, { recorded, decoded }) => {
    expect(recorded.schemaVersion).toBe(version);
    expect(decode(recorded)).toEqual({ kind: 'decision', decision: decoded });
  });

  it.each(goldens)('%s_survives_being_written_and_read_again', (_, { decoded }) => {
    expect(decodeDecision(encodeDecision(decoded))).toEqual({ kind: 'decision', decision: decoded });
  });

  it('hold_every_event_type_effect_and_standing', () => {
    expect(new Set(recordedEvents.map(({ type }) => type))).toEqual(new Set(eventTypes));
    expect(new Set(recordedEvents.flatMap(({ effects }) => effects.map(({ effect }) => effect)))).toEqual(
      new Set(Object.keys(effectSchemas)),
    );
    expect(new Set(recordedEvents.map(({ standing }) => standing))).toEqual(new Set(standings));
  });

  it('hold_every_member_that_an_event_or_effect_may_have', () => {
    for (const type of eventTypes) {
      const members = recordedEvents.filter((event) => event.type === type).map(({ data }) => Object.keys(data));
      const known = (schemas[type].properties['data'] as ContentSchema).properties;
      expect([type, new Set(members.flat())]).toEqual([type, new Set(Object.keys(known))]);
    }
    const effects = recordedEvents.flatMap((event) => event.effects);
    for (const [name, schema] of Object.entries(effectSchemas)) {
      const members = effects.filter(({ effect }) => effect === name).flatMap((effect) => Object.keys(effect));
      expect([name, new Set(members)]).toEqual([name, new Set(Object.keys(schema.properties))]);
    }
  });

  it.each(goldens)('%s_is_void_with_any_member_missing_or_another_added', (_, { recorded }) => {
    for (const name of Object.keys(recorded)) {
      const { [name as keyof Decision]: _gone, ...rest } = recorded;
      expect([name, decode(rest).kind]).toEqual([name, 'undecodable']);
    }
    expect(decode({ ...recorded, extra: 1 }).kind).toBe('undecodable');
  });

  it('are_void_where_they_claim_a_version_whose_shape_they_have_not', () => {
    const others = versions.filter((other) => other !== version);
    const strangers = goldens.filter(([, { recorded }]) =>
      others.some((schemaVersion) => decode({ ...recorded, schemaVersion }).kind === 'undecodable'),
    );
    expect(strangers.map(([name]) => name)).toEqual(['event-corrected-investment', 'investment-made', 'term-fell-due']);
  });
});

/* To let a schema that has been written move is to change rulings: a change is the next schemaVersion with an upcaster, and these files stay. */
describe('the frozen schemas', () => {
  it.each(versions)('of_schemaVersion_%p_are_what_they_were_when_they_were_first_written', (version) => {
    const frozen = JSON.parse(readFileSync(join(__dirname, 'frozen', `v${version}.schema.json`), 'utf8')) as unknown;
    const { decision, events } = recordSchemas[version]!;
    expect(spelledOut({ Decision: decision, Genesis, events })).toEqual(frozen);
  });

  it('give_each_name_one_meaning', () => {
    const clash = { a: { $id: 'Same', type: 'string' }, b: { $id: 'Same', type: 'number' } };
    expect(() => spelledOut(clash)).toThrow('Same');
  });
});

/** Plain JSON without descriptions, which rule nothing; what has an `$id` is written out once. */
function spelledOut(schemas: object): unknown {
  const named: Record<string, unknown> = {};
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    const { $id, description, ...rest } = value as Record<string, unknown>;
    const kept = typeof description === 'object' ? { ...rest, description } : rest;
    const shape = Object.fromEntries(Object.entries(kept).map(([name, member]) => [name, plain(member)]));
    if (typeof $id !== 'string') return shape;
    if (named[$id] !== undefined && JSON.stringify(named[$id]) !== JSON.stringify(shape))
      throw new Error(`two schemas are called ${$id}`);
    named[$id] = shape;
    return { $ref: $id };
  };
  const members = plain(schemas) as object;
  return { ...members, named };
}
