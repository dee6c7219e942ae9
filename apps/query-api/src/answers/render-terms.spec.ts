import { faultsOf, type Effect } from '#contracts';
import { boundsOf, filterOf, type TermsWanted } from '#domain';
import type { RenderedEvent } from '#read-models';
import type { KnownPartnership } from '../question/partnership-opener';
import { Events } from './events';
import { TermsAnswerSchema } from './schemas';
import { renderTerms } from './render-terms';
import { CLOCK, idOf, stated, started, TERM, worldsOf, type GivenEvent } from './testing/rendered-history';

/** An event as it appears in answers. */
const renderedEvent = (version: number) => {
  const facts = { eventId: idOf(version), version, title: 'said', assertedBy: ['a'], sources: [{ publisher: 'a' }] };
  const { eventId, title, assertedBy, sources } = facts;
  return {
    identity: JSON.stringify({ eventId, version }).slice(1, -1),
    assertion: JSON.stringify({ title, assertedBy, sources }).slice(1, -1),
    facts,
  } as unknown as RenderedEvent;
};

/** Renders the answer about a day and checks it against the schema. */
function answer(at: string, events: readonly GivenEvent[], wanted: Partial<TermsWanted> = {}) {
  const partnership: KnownPartnership = {
    partnershipId: 'p',
    build: 1,
    worlds: worldsOf(...events),
    head: events.length,
    version: events.length,
    recordedAt: '2026-11-22T00:00:00.000Z',
    clock: CLOCK,
    hindsight: false,
  };
  const filters = { kind: undefined, scope: undefined };
  const rendered = renderTerms(
    partnership,
    { at, days: boundsOf(at), filters },
    { kinds: null, between: null, ...wanted },
  );
  const known = new Map(events.map((_, index) => [`p ${index + 1}`, renderedEvent(index + 1)]));
  const behind = new Events('p', known, new Map(), true);
  const lists: Record<string, unknown[]> = Object.fromEntries(rendered.lists.map((list) => [list, []]));
  for (const part of rendered.parts) lists[part.list]!.push(JSON.parse(part.write(behind)));
  const whole = { ...rendered.head, ...lists, ...rendered.tail(null) };
  expect(faultsOf(TermsAnswerSchema, whole)).toEqual([]);
  return whole as unknown as {
    terms: Record<string, unknown>[];
    pending: object[];
    exceptions?: object[];
    reviewedThrough: string | null;
    cautious?: true;
  };
}

const supply = (more: object = {}): Effect => ({ effect: 'set', ...TERM, value: 'all of it', ...more });

test('a_claim_is_rendered_as_recorded_with_the_members_that_depend_on_the_day', () => {
  const renewing = { until: '2024-12-31', renewal: { period: 'P1Y', notice: 'P1M' }, survives: true };
  const { terms } = answer('2024-06-01', [started, { ...stated('2020-02-01', supply(renewing)), agreement: 'deal' }]);
  expect(terms[0]!['claims']).toEqual([
    {
      eventId: idOf(2),
      version: 2,
      effect: 'set',
      from: '2020-02-01',
      until: '2024-12-31',
      untilCondition: null,
      renewal: { period: 'P1Y', notice: 'P1M', deadline: '2024-11-30', renewsTo: '2025-12-31' },
      survives: true,
      agreement: 'deal',
      title: 'said',
      assertedBy: ['a'],
      sources: [{ publisher: 'a' }],
    },
  ]);
});

test('a_renewal_stopped_by_notice_has_no_further_deadline', () => {
  const notice: GivenEvent = stated('2024-05-01', { effect: 'notice', ...TERM });
  const renewing = supply({ until: '2024-12-31', renewal: { period: 'P1Y' } });
  const { terms } = answer('2024-06-01', [started, stated('2020-02-01', renewing), notice]);
  expect(terms).toMatchObject([{ claims: [{ renewal: { period: 'P1Y', deadline: null, renewsTo: null } }] }]);
});

test('open_conditions_are_named', () => {
  const { terms } = answer('2024-06-01', [
    started,
    stated('2020-02-01', supply({ untilCondition: { any: ['x', 'y'] } })),
  ]);
  expect(terms).toMatchObject([{ claims: [{ untilCondition: { any: ['x', 'y'] }, openConditions: ['x', 'y'] }] }]);
});

test('a_claim_that_waits_for_a_condition_is_listed_as_pending', () => {
  const waiting = supply({ fromCondition: 'closing', by: '2026-12-31' });
  expect(answer('2026-06-01', [started, stated('2026-02-01', waiting)])).toMatchObject({
    terms: [],
    pending: [{ ...TERM, effect: 'set', value: 'all of it', waitsFor: 'closing', by: '2026-12-31', eventId: idOf(2) }],
  });
});

test('a_suspended_term_names_the_claims_that_suspend_it', () => {
  const suspension: Effect = { effect: 'override', ...TERM, value: null, until: '2021-12-31' };
  const { terms } = answer('2021-06-01', [started, stated('2020-02-01', supply()), stated('2021-01-01', suspension)]);
  expect(terms).toMatchObject([
    {
      value: null,
      certainty: 'not',
      inForce: 'not',
      between: null,
      mayBind: [],
      segment: { from: '2021-01-01', to: '2022-01-01' },
      suspended: 'definitely',
      suspendedBy: [{ eventId: idOf(3), effect: 'override', until: '2021-12-31' }],
    },
  ]);
});

test('the_answer_contains_the_day_through_which_sources_were_reviewed', () => {
  const reviewed: GivenEvent = { type: 'SourcesReviewed', occurred: '2026-11-01', data: { through: '2026-10-31' } };
  expect(answer('2026-06-01', [started, reviewed]).reviewedThrough).toBe('2026-10-31');
  expect(answer('2026-06-01', [started]).reviewedThrough).toBeNull();
});

test('an_answer_about_one_term_lists_its_exceptions', () => {
  const narrow = stated('2020-02-01', supply({ scope: 'api.stateless', value: 'none' }));
  const events = [started, stated('2020-02-01', supply()), narrow];
  const links = {
    self: '/v1/partnerships/p/terms?at=2021-01-01&kind=supply&scope=api.stateless&version=3&knownAt=2026-11-22',
  };
  const exceptions = [{ scope: 'api.stateless', links }];
  const { terms, ...beside } = answer('2021-01-01', events, filterOf('supply', 'all'));
  expect([terms[0]!['exceptions'], beside.exceptions]).toEqual([exceptions, exceptions]);
  expect(answer('2021-01-01', events).exceptions).toBeUndefined();
});

test('a_cautious_entry_makes_the_answer_cautious', () => {
  const conditions = ['one', 'two', 'three', 'four'];
  const sharing = conditions.flatMap((condition) => [
    { type: 'ConditionMet', occurred: '2021-03', data: { condition } } satisfies GivenEvent,
    stated('2020-03-01', {
      effect: 'override',
      ...TERM,
      value: condition,
      until: '2022-12-31',
      untilCondition: condition,
    }),
    stated('2020-03-01', supply({ fromCondition: condition })),
  ]);
  const { cautious, terms } = answer('2021-03-15', [started, stated('2020-02-01', supply()), ...sharing]);
  expect([cautious, terms[0]!['cautious']]).toEqual([true, true]);
  expect(answer('2021-03-15', [started, stated('2020-02-01', supply())])).not.toHaveProperty('cautious');
});
