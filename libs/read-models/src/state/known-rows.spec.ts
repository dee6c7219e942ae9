import {
  formatDay,
  PartnershipWorlds,
  claimOf,
  collectFacts,
  EVERYTHING,
  termsOn,
  type ClaimFact,
  type WrittenClaim,
} from '#domain';
import fc from 'fast-check';
import { rowOfClaim } from '../claims/claim-row';
import { KnownRows } from './known-rows';

interface Known {
  readonly from: number;
  readonly to: number;
  readonly claim: ClaimFact;
}

const FIRST = 20_000;
const MOST_DAYS = 12;
const MOST_VERSIONS = 8;

const day = fc.integer({ min: FIRST - 2, max: FIRST + MOST_DAYS });
const span = fc.tuple(day, fc.constantFrom(0, 0, 0, 2)).map(([lo, more]) => ({ lo, hi: lo + more }));
const written = ({ lo, hi }: { lo: number; hi: number }): string =>
  lo === hi ? formatDay(lo) : `[${formatDay(lo)}..${formatDay(hi)}]`;
const claimed = fc.record({
  effect: fc.constantFrom('set' as const, 'set' as const, 'set' as const, 'end' as const, 'override' as const),
  term: fc.constantFrom({ kind: 'a', scope: 'all' }, { kind: 'a-b', scope: 'all' }, { kind: 'b', scope: 'all' }),
  start: span,
  until: fc.option(fc.oneof(span.map(written), fc.constant({ unknown: true as const }), fc.constant({ for: 'P3D' })), {
    freq: 3,
    nil: undefined,
  }),
  condition: fc.option(fc.constant('agi-verified'), { freq: 1, nil: undefined }),
  value: fc.integer({ min: 1, max: 3 }),
  from: fc.integer({ min: 1, max: MOST_VERSIONS }),
  lasts: fc.option(fc.integer({ min: 1, max: 4 }), { nil: Infinity }),
});
type Drawn = typeof claimed extends fc.Arbitrary<infer T> ? T : never;

function knownOf({ effect, term, start, until, condition, value, from, lasts }: Drawn, nth: number): Known {
  const ending: Pick<WrittenClaim, 'until' | 'untilCondition'> = {
    ...(until === undefined ? {} : { until }),
    ...(condition === undefined ? {} : { untilCondition: condition }),
  };
  const claim = claimOf({
    effect,
    term,
    order: [from, nth],
    eventVersion: from,
    occurredLo: start.lo,
    start,
    value: effect === 'end' ? null : String(value),
    between: effect === 'end' ? null : ['é'],
    written: { from: written(start), ...(effect === 'end' ? {} : ending) },
  });
  return { from, to: from + lasts, claim };
}

const rowOf = ({ from, to, claim }: Known): string => {
  const row = rowOfClaim(claim);
  return [
    from,
    to === Infinity ? '' : to,
    row.root_version,
    row.ordinal,
    row.event_version,
    row.effect[0],
    row.reach[0],
    row.kind,
    row.scope,
    row.start_lo,
    row.start_hi,
    row.until_lo ?? '',
    row.until_hi ?? '',
    row.occurred_lo,
    row.answer ?? '',
    JSON.stringify(row.written),
  ].join('\x1f');
};

const rowsOf = (known: readonly Known[]): string | null => (known.length > 0 ? known.map(rowOf).join('\x1e') : null);

test('rows_picked_at_a_version_answer_like_a_fold_of_all_claims_that_stand_at_it', () => {
  fc.assert(
    fc.property(
      fc.array(claimed, { maxLength: 10 }).map((drawn) => drawn.map(knownOf)),
      fc.integer({ min: 1, max: MOST_VERSIONS }),
      fc.tuple(day, fc.constantFrom(0, 0, 3)),
      day,
      (known, version, [lo, more], clock) => {
        const rows = KnownRows.of({
          claims: rowsOf(known.filter(({ to }) => to === Infinity)),
          closed_claims: rowsOf(known.filter(({ to }) => to < Infinity)),
          statements: null,
          closed_statements: null,
        });
        const standing = known.filter(({ from, to }) => from <= version && version < to).map(({ claim }) => claim);
        const [picked, folded] = [PartnershipWorlds.of(rows.at(version)), PartnershipWorlds.of(collectFacts(standing))];
        const moment = { at: { lo, hi: lo + more }, clock };
        expect([...termsOn(picked, moment, EVERYTHING).terms]).toEqual([...termsOn(folded, moment, EVERYTHING).terms]);
        expect(picked.facts.terms).toEqual(folded.facts.terms);
        for (const term of folded.facts.terms) {
          expect(picked.claimsOf(term)).toEqual(folded.claimsOf(term));
          expect(picked.segmentsOf(term).map((segment) => ({ ...segment, possible: segment.possible }))).toEqual(
            folded.segmentsOf(term).map((segment) => ({ ...segment, possible: segment.possible })),
          );
          expect(picked.claimsOf(term)[0]).toBe(picked.claimsOf(term)[0]);
        }
      },
    ),
    { numRuns: 3_000 },
  );
});

test('the_rows_of_a_term_belong_together_however_many_other_terms_lie_between_them', () => {
  const claimed = (scope: string, nth: number): Known => ({
    from: 1,
    to: Infinity,
    claim: claimOf({
      effect: 'set',
      term: { kind: 'a', scope },
      order: [1, nth],
      eventVersion: 1,
      occurredLo: FIRST,
      start: { lo: FIRST, hi: FIRST },
      value: '1',
      between: null,
      written: { from: formatDay(FIRST) },
    }),
  });
  const others = Array.from({ length: 20_001 }, (_, nth) => claimed(`scope-${nth}`, nth + 1));
  const claims = rowsOf([claimed('all', 0), ...others, claimed('all', 20_002)]);
  const rows = KnownRows.of({ claims, closed_claims: null, statements: null, closed_statements: null });
  const { claims: standing, terms } = rows.at(1);
  expect(standing.of({ kind: 'a', scope: 'all' })).toHaveLength(2);
  expect(terms).toHaveLength(20_002);
});
