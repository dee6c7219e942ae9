import fc from 'fast-check';
import { eventTypes, submittedExample, typesOfVersion2 } from '#contracts';
import { amended, corrected, retracted, started } from './events';

export const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
process.stderr.write(`seed: ${seed} (SEED=${seed} repeats it)\n`);

const ID = '00000000-0000-4000-8000-000000000003';
const event = (type: string, data: object, more: object = {}) => amended(1, { type, data, effects: [], ...more });
const effects = [
  {
    effect: 'set',
    kind: 'ip-licence',
    value: { undisclosed: true },
    from: '2020~',
    until: { unknown: true },
    untilCondition: 'met',
  },
  {
    effect: 'set',
    kind: 'revenue-share',
    scope: 'x',
    value: { percentage: { value: '20' } },
    between: ['a'],
    replaces: [{ kind: 'api-hosting', scope: 'all' }],
  },
  { effect: 'end', kind: 'investment', scope: 'all', from: '[2020-01..2020-03]' },
  { effect: 'reaffirm', kind: '*', on: '2021' },
  { effect: 'contest', kind: 'product-hosting', value: { provider: 'b' }, until: '2030-12-31' },
];

/** At least one event of each type that a client may send, so that every optional member occurs. */
const VALID: readonly object[] = [
  ...eventTypes
    .filter((type) => typesOfVersion2.has(type) && type !== 'PartnershipStarted' && type !== 'TermFellDue')
    .map(submittedExample),
  amended(1, { id: ID, standing: 'reported', assertedBy: ['a'], effects }),
  event('PartiesChanged', { joined: [{ id: 'c', name: 'C' }], left: ['b'], renamed: [{ id: 'a', name: 'AA' }] }),
  event('ComputeCommitmentAnnounced', { with: ['c'], programme: 'x' }, { standing: 'non-binding' }),
  event('ConditionMet', { condition: 'met' }, { occurred: '[2029-02-27..2029-03-31]' }),
  corrected(ID, amended(2)),
  retracted(ID),
];

type Json = unknown;
type Path = readonly (string | number)[];
type Change = (parent: Record<string | number, Json>, member: string | number) => void;

function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, name]))];
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>((parent, member) => void delete parent[member]),
  fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), dateLike()).map<Change>((value) => (parent, member) => {
    parent[member] = value;
  }),
  fc.tuple(fc.string(), fc.jsonValue()).map<Change>(([name, value]) => (parent) => {
    // JSON does not show named members of an array, and setting its `length` would break this test instead of the service.
    if (Array.isArray(parent)) parent.push(value);
    else parent[name] = value;
  }),
  fc.constant<Change>((parent, member) => {
    if (typeof parent[member] === 'string') parent[member] = `${parent[member]}${parent[member]}`;
    else parent[member] = [parent[member], parent[member]];
  }),
);

function dateLike(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.stringMatching(/^[0-9X]{4}(-[0-9X]{2}){0,2}[~?%]?$/),
    fc.stringMatching(/^\[[0-9]{0,4}(-[0-9]{2})?\.\.[0-9]{0,4}\]$/),
  );
}

/** Generates bodies with a start and another event, of which up to three members are deleted, replaced, added or duplicated, and arbitrary keys. */
export function mutations(): fc.Arbitrary<{ body: object; headers: Record<string, string> }> {
  const events = fc.subarray([...VALID], { minLength: 1, maxLength: 3 });
  const changes = fc.array(fc.tuple(fc.nat(), change), { maxLength: 3 });
  const key = fc.option(fc.string({ maxLength: 250 }).map(encodeURIComponent), { nil: undefined, freq: 5 });
  return fc.tuple(events, changes, key).map(([valid, mutated, idempotencyKey]) => {
    const body = structuredClone({ events: [started({ id: '00000000-0000-4000-8000-000000000004' }), ...valid] });
    for (const [nth, apply] of mutated) {
      const paths = pathsOf(body).filter((path) => path.length > 0);
      if (paths.length > 0) mutate(body, paths[nth % paths.length]!, apply);
    }
    return { body, headers: idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey } };
  });
}

function mutate(body: object, path: Path, apply: Change): void {
  let parent = body as Record<string | number, Json>;
  for (const name of path.slice(0, -1)) parent = parent[name] as Record<string | number, Json>;
  apply(parent, path.at(-1)!);
}
