import { historyOf } from '#domain';
import { MOST_LISTED } from '../answers/listed';
import { ContestAnswer, NotCountedAnswer, ReaffirmationAnswer } from '../answers/schemas';
import { party, stated, started, TERM, worldsOf, written, type GivenEvent } from '../answers/testing/rendered-history';
import { HistoricSegmentAnswer, PendingInHistory, partsOfHistory } from './render-history';

const SCHEMAS = {
  segments: HistoricSegmentAnswer,
  pending: PendingInHistory,
  reaffirmations: ReaffirmationAnswer,
  contested: ContestAnswer,
  notCounted: NotCountedAnswer,
};

function rendered(list: keyof typeof SCHEMAS, ...events: readonly GivenEvent[]) {
  const worlds = worldsOf(started, ...events);
  const parts = [...partsOfHistory({ partnershipId: 'p', worlds }, historyOf(worlds, TERM))];
  return parts.filter((part) => part.list === list).map((part) => written(part, SCHEMAS[list]));
}

test('a_segment_contains_the_last_definite_day_and_the_open_conditions', () => {
  const events = [
    stated('2025-01-01', { effect: 'set', ...TERM, value: 'x' }),
    stated('2026-01-01', { effect: 'set', ...TERM, value: 'y', fromCondition: 'approval', by: '2027-03-31' }),
  ];
  expect(rendered('segments', ...events)).toMatchObject([
    { from: '2025-01-01', to: '2026-01-01', inForce: 'definitely', answers: [{ value: 'x', certainty: 'definitely' }] },
    {
      from: '2026-01-01',
      to: null,
      inForce: 'definitely',
      openConditions: ['approval'],
      answers: [
        { value: 'x', possiblyAfter: '2026-11-22' },
        { value: 'y', possiblyFrom: '2026-11-23', claims: [{ fromCondition: 'approval', by: '2027-03-31' }] },
      ],
    },
  ]);
  expect(rendered('pending', ...events)).toMatchObject([
    { value: 'y', waitsFor: 'approval', by: '2027-03-31', days: { from: '2026-01-01', to: '2026-11-23' } },
  ]);
});

test('a_suspension_contains_its_last_definite_day', () => {
  const events = [
    stated('2025-01-01', { effect: 'set', ...TERM, value: 'x', until: '2028-12-31' }),
    stated('2026-01-01', { effect: 'override', ...TERM, value: null, untilCondition: 'approval' }),
  ];
  expect(rendered('segments', ...events)).toMatchObject([
    { to: '2026-01-01' },
    { to: '2029-01-01', suspended: 'definitely', suspendedPossiblyAfter: '2026-11-22' },
    { to: null, suspended: 'possibly' },
  ]);
});

test('a_segment_of_a_renewing_term_contains_the_next_deadline', () => {
  const renewal = { period: 'P1Y', notice: 'P1M' };
  const renewing = stated('2026-01-01', { effect: 'set', ...TERM, value: 'x', until: '2026-12-31', renewal });
  const [first, second, ...others] = rendered('segments', renewing);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    renewals: [{ version: 2, noticeBy: '2026-11-30', until: '2026-12-31', renewsTo: '2027-12-31' }],
  });
  expect(second).toMatchObject({ from: '2027-01-01', inForce: 'possibly' });
});

test('the_events_of_renewals_are_read_even_if_their_claims_are_not_listed', () => {
  const possible = {
    effect: 'set',
    ...TERM,
    from: '[2025-01-01..2026-06-30]',
    until: '2026-12-31',
    value: 'x',
  } as const;
  const others = Array.from({ length: MOST_LISTED }, () => stated('2026-01-01', possible));
  const worlds = worldsOf(started, ...others, stated('2026-01-01', { ...possible, renewal: { period: 'P1Y' } }));
  const renewing = others.length + 2;
  const parts = [...partsOfHistory({ partnershipId: 'p', worlds }, historyOf(worlds, TERM))];
  const segments = parts.map((part) => [part, written(part, HistoricSegmentAnswer)] as const);
  const [part, segment] = segments.find(([, { renewals }]) => renewals !== undefined)!;
  expect(segment).toMatchObject({ answers: [{ moreClaims: 1 }], renewals: [{ version: renewing }] });
  expect(part.statements.map(({ order: [version] }) => version)).toContain(renewing);
});

test('a_segment_with_an_override_contains_the_answers_that_it_covers', () => {
  const events = [
    stated('2025-01-01', { effect: 'set', ...TERM, value: 'x' }),
    stated('2026-01-01', { effect: 'override', ...TERM, value: null, until: '2026-06-30' }),
  ];
  expect(rendered('segments', ...events)[1]).toMatchObject({
    inForce: 'not',
    answers: [],
    suspended: 'definitely',
    suspendedBy: [{ version: 3, effect: 'override' }],
    covers: [{ value: 'x', certainty: 'definitely', between: ['a', 'b'] }],
  });
});

test('the_event_that_ended_a_term_is_listed_with_its_days', () => {
  const events = [
    stated('2025-01-01', { effect: 'set', ...TERM, value: 'x' }),
    stated('2026-01-01', { effect: 'end', ...TERM }),
  ];
  expect(rendered('segments', ...events).at(-1)).toMatchObject({
    from: '2026-01-01',
    to: null,
    answers: [],
    inForce: 'not',
    ends: [{ because: 'end', version: 3, from: '2026-01-01', days: { lo: '2026-01-01', hi: '2026-01-01' } }],
  });
});

test('a_later_change_of_the_bound_parties_is_listed_in_the_answer', () => {
  const joined: GivenEvent = { type: 'PartiesChanged', occurred: '2026-01-01', data: { joined: [party('c')] } };
  const [segment] = rendered('segments', stated('2025-01-01', { effect: 'set', ...TERM, value: 'x' }), joined);
  expect(segment).toMatchObject({
    answers: [{ between: ['a', 'b'], boundChanges: [{ from: '2026-01-01', between: ['a', 'b', 'c'], mayBind: [] }] }],
  });
});

test('a_segment_that_reaches_the_last_day_of_the_calendar_is_open', () => {
  const segments = rendered(
    'segments',
    stated('2025-01-01', { effect: 'set', ...TERM, value: 'x', until: '9999-12-31' }),
  );
  expect(segments).toMatchObject([{ from: '2025-01-01', to: null }]);
});

describe('no segment begins after the last day of the calendar', () => {
  const LAST = '9999-12-31';
  const suspended = (from: string) => stated(from, { effect: 'override', ...TERM, value: null, until: LAST });
  const met = { type: 'ConditionMet', occurred: LAST, data: { condition: 'closing' } } as const;

  test.each<[string, readonly GivenEvent[]]>([
    [
      'a suspension that ends on it',
      [stated('2025-01-01', { effect: 'set', ...TERM, value: 'x' }), suspended('2026-01-01')],
    ],
    ['a length that ends on it', [stated('9999', { effect: 'set', ...TERM, value: 'x', until: { for: 'P1Y' } })]],
    [
      'a term that would renew itself after it',
      [stated('2025-01-01', { effect: 'set', ...TERM, value: 'x', until: LAST, renewal: { period: 'P1Y' } })],
    ],
    [
      'a condition that comes true on it',
      [stated('2025-01-01', { effect: 'set', ...TERM, value: 'x', untilCondition: 'closing' }), met],
    ],
    [
      'a start on it',
      [
        stated('2025-01-01', { effect: 'set', ...TERM, value: 'x', fromCondition: 'closing', until: { for: 'P9Y' } }),
        met,
      ],
    ],
  ])('after %s', (_, events) => {
    const segments = rendered('segments', ...events);
    expect(segments.length).toBeGreaterThan(0);
    for (const { from, to } of segments) expect([from, to ?? LAST].every((day) => String(day) <= LAST)).toBe(true);
    expect(segments.at(-1)).toMatchObject({ to: null });
  });
});
