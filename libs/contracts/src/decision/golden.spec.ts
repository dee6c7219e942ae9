import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TSchema } from 'typebox';
import { effectSchemas } from '../events/effect';
import { correctionContents, eventContents, eventSchemas, eventTypes, standings } from '../events/event';
import { decodeDecision, encodeDecision } from './decode';
import { DecisionV1, Genesis, type Decision } from './decision';

const FOLDER = join(__dirname, 'golden', 'v1');
const FROZEN = join(__dirname, 'golden', 'v1.schema.json');

interface Golden {
  /** As a release that wrote this version put it into the log: never touched again. */
  readonly recorded: Decision;
  /** As today's code reads it: moves on with each upcaster. */
  readonly decoded: Decision;
}

const goldens = readdirSync(FOLDER).map((file): [name: string, golden: Golden] => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Golden,
]);
const recordedEvents = goldens.flatMap(([, { recorded }]) => recorded.events);

describe('golden decisions of schemaVersion 1', () => {
  it.each(goldens)('%s_is_read_as_stored', (_, { recorded, decoded }) => {
    expect(recorded.schemaVersion).toBe(1);
    expect(decodeDecision(Buffer.from(JSON.stringify(recorded)))).toEqual({ kind: 'decision', decision: decoded });
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
    const contents = { ...eventContents, ...correctionContents };
    for (const type of eventTypes) {
      const members = recordedEvents.filter((event) => event.type === type).map(({ data }) => Object.keys(data));
      expect([type, new Set(members.flat())]).toEqual([
        type,
        new Set(Object.keys((contents[type].properties.data as TSchema & { properties: object }).properties)),
      ]);
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
      expect([name, decodeDecision(Buffer.from(JSON.stringify(rest))).kind]).toEqual([name, 'undecodable']);
    }
    expect(decodeDecision(Buffer.from(JSON.stringify({ ...recorded, extra: 1 }))).kind).toBe('undecodable');
  });
});

/* To let a schema that has been written move is to change rulings: a change is schemaVersion 2 with an upcaster, and this file stays. */
describe('the frozen schema of schemaVersion 1', () => {
  it('is_what_it_was_when_it_was_first_written', () => {
    const frozen = JSON.parse(readFileSync(FROZEN, 'utf8')) as unknown;
    expect(spelledOut({ Decision: DecisionV1, Genesis, events: eventSchemas })).toEqual(frozen);
  });

  it('gives_each_name_one_meaning', () => {
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
