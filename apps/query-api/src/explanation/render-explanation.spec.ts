import {
  boundsOf,
  explanationOf,
  NO_FACTS,
  PartnershipWorlds,
  type ConsideredClaim,
  type TermExplanation,
} from '#domain';
import type { Part } from '../answers/part';
import { CLOCK, stated, started, TERM, worldsOf, written, type GivenEvent } from '../answers/testing/rendered-history';
import { Considered, DoubtAnswer } from './explanation.route';
import { partsOfExplanation } from './render-explanation';

const term = { kind: 'api-hosting', scope: 'all' };
const considered = (version: number) =>
  ({
    term,
    claim: { order: [version, 0], eventVersion: version, effect: 'end', written: { from: '2020' } },
    until: null,
    reason: { because: 'in-force', governs: true },
  }) as unknown as ConsideredClaim;

const explanation = (versions: number): TermExplanation => ({
  term,
  answers: [],
  doubts: [],
  considered: Array.from({ length: versions }, (_, n) => considered(n + 1)),
  reaffirmations: [],
  contested: [],
  notCounted: [],
  replaced: [],
});

const worlds = PartnershipWorlds.of(NO_FACTS);
const context = { partnershipId: 'p', worlds, day: 0, addressOf: () => '' };

/** Returns the versions of the parts, and the first and last version of each batch of origins that was read. */
async function rendered(skip: number, most = Infinity) {
  const [parts, read]: [Part[], number[][]] = [[], []];
  const readOrigins = async (versions: number[]) => {
    read.push([versions[0]!, versions.at(-1)!]);
    return new Map();
  };
  for await (const part of partsOfExplanation(context, explanation(1_200), { skip, readOrigins })) {
    parts.push(part);
    if (parts.length === most) break;
  }
  return { versions: parts.map(({ statements }) => statements[0]!.order[0]), read };
}

test('the_origins_of_many_claims_are_read_in_batches', async () => {
  const { versions, read } = await rendered(0);
  expect(versions).toEqual(Array.from({ length: 1_200 }, (_, n) => n + 1));
  expect(read).toEqual([
    [1, 500],
    [501, 1_000],
    [1_001, 1_200],
  ]);
});

test('the_origins_of_claims_on_other_pages_are_not_read', async () => {
  expect((await rendered(500, 700)).read).toEqual([[501, 1_000]]);
  expect((await rendered(499, 500)).read).toEqual([[1, 500]]);
});

describe('an explanation is rendered', () => {
  async function explained(at: string, ...events: readonly GivenEvent[]) {
    const worlds = worldsOf(started, ...events);
    const days = boundsOf(at);
    const explained = explanationOf(worlds, TERM, { at: days, clock: CLOCK });
    const origin = { actor: 'anonymous', imported: false, appendedAt: null };
    const readOrigins = async (versions: number[]) => new Map(versions.map((version) => [version, origin]));
    const parts: Part[] = [];
    const context = { partnershipId: 'p', worlds, day: days.lo, addressOf: () => '' };
    for await (const part of partsOfExplanation(context, explained, { skip: 0, readOrigins })) parts.push(part);
    const those = (list: string, schema: typeof Considered | typeof DoubtAnswer) =>
      parts.filter((part) => part.list === list).map((part) => written(part, schema));
    return { considered: those('considered', Considered), doubts: those('doubts', DoubtAnswer) };
  }

  test('with_the_reason_of_each_claim', async () => {
    const { considered } = await explained(
      '2026-03-01',
      stated('2025-01-01', { effect: 'set', ...TERM, value: 'x', until: { for: 'P5Y' } }),
      stated('2026-01-01', { effect: 'override', ...TERM, value: null, until: '2026-06-30' }),
      stated('2026-02-01', { effect: 'set', ...TERM, value: 'y', fromCondition: { all: ['approval', 'closing'] } }),
    );
    expect(considered).toMatchObject([
      {
        effect: 'set',
        value: 'x',
        because: 'suspended',
        by: { version: 3, title: 'event 3' },
        untilBounds: { lo: '2029-12-31', hi: '2029-12-31' },
      },
      { effect: 'override', value: null, because: 'suspends', governs: true },
      { effect: 'set', because: 'waits-for-condition', condition: { all: ['approval', 'closing'] }, governs: false },
    ]);
  });

  test('with_the_event_behind_a_reason_and_the_last_day_to_start', async () => {
    const { considered } = await explained(
      '2026-03-01',
      stated('2025-01-01', { effect: 'set', ...TERM, value: 'x', fromCondition: 'approval', by: '2026-06-30' }),
      { type: 'ConditionMet', occurred: '2025-06-01', data: { condition: 'approval' } },
      stated('2026-01-01', { effect: 'set', ...TERM, value: 'y' }),
    );
    expect(considered).toMatchObject([
      { value: 'x', because: 'superseded', startsBy: '2026-06-30', by: { version: 4, title: 'event 4' } },
      { value: 'y', governs: true },
    ]);
  });

  test('with_what_each_possible_answer_depends_on', async () => {
    const { doubts } = await explained(
      '2026-03-01',
      stated('2025-01-01', { effect: 'set', ...TERM, value: 'x', until: '2026' }),
    );
    expect(doubts).toEqual([
      {
        value: 'x',
        about: 'end',
        holds: 'until',
        days: { lo: '2026-01-01', hi: '2026-12-31' },
        by: [expect.objectContaining({ version: 2, title: 'event 2' })],
      },
    ]);
  });
});
