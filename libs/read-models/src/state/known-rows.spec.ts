import fc from 'fast-check';
import { EVERY_TERM, PartnershipState, formerTermsOn as termsOn, type TermClaim } from '#domain';
import { writtenOf } from '../claims/claim-row';
import { KnownRows } from './known-rows';

interface Known {
  readonly from: number;
  readonly to: number;
  readonly claim: TermClaim;
}

const MOST_DAYS = 12;
const MOST_VERSIONS = 8;

const day = fc.integer({ min: -2, max: MOST_DAYS });
const span = fc.tuple(day, fc.constantFrom(0, 0, 0, 2)).map(([lo, more]) => ({ lo, hi: lo + more }));
const claimed = fc.record({
  term: fc.constantFrom(
    { kind: 'a', scope: 'all' },
    { kind: 'a-b', scope: 'all' },
    { kind: 'b', scope: 'all' },
    EVERY_TERM,
  ),
  start: span,
  until: fc.option(fc.oneof(span, fc.constant('unknown' as const)), { freq: 3 }),
  condition: fc.option(fc.constant('agi-verified'), { freq: 1, nil: null }),
  value: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 4 }),
  from: fc.integer({ min: 1, max: MOST_VERSIONS }),
  lasts: fc.option(fc.integer({ min: 1, max: 4 }), { nil: Infinity }),
});

const knownOf = (drawn: Parameters<typeof claimOf>[0], nth: number): Known => ({
  from: drawn.from,
  to: drawn.from + drawn.lasts,
  claim: claimOf(drawn, nth),
});

function claimOf(
  { term, start, until, condition, value, from }: typeof claimed extends fc.Arbitrary<infer T> ? T : never,
  nth: number,
): TermClaim {
  const ends = value === null || term === EVERY_TERM;
  return {
    ...term,
    effect: ends ? 'end' : 'set',
    order: [from, nth],
    start,
    until: ends ? null : until,
    untilCondition: ends ? null : condition,
    answer: ends ? null : `{"between":["é"],"value":${value}}`,
    eventVersion: from,
    occurredLo: start.lo,
    from: `day ${start.lo}`,
    untilText: null,
    replaces: [],
    replacedBy: null,
  };
}

const rowOf = ({ from, to, claim }: Known): string => {
  const { order, eventVersion, kind, scope, start, until, untilCondition, occurredLo, answer } = claim;
  const [lo, hi] = until === null ? ['', ''] : until === 'unknown' ? [start.lo, ''] : [until.lo, until.hi];
  const days = [start.lo, start.hi, lo, hi, untilCondition ?? '', occurredLo];
  return [
    from,
    to === Infinity ? '' : to,
    ...order,
    eventVersion,
    kind,
    scope,
    ...days,
    answer ?? '',
    writtenOf(claim),
  ].join('\x1f');
};

const rowsOf = (known: readonly Known[]): string | null => (known.length > 0 ? known.map(rowOf).join('\x1e') : null);

test('what_is_picked_from_rows_answers_as_a_fold_of_all_claims_that_stand_at_the_version', () => {
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
        const [picked, folded] = [rows.at(version), PartnershipState.of(standing, [])];
        const moment = { at: { lo, hi: lo + more }, clock };
        expect([...termsOn(picked, moment).terms]).toEqual([...termsOn(folded, moment).terms]);
        expect(picked.terms).toEqual(folded.terms);
        expect(picked.occurred).toEqual(folded.occurred);
        for (const term of folded.terms) {
          expect(picked.segmentsOf(term)).toEqual(folded.segmentsOf(term));
          expect(picked.claimsOf(term)[0]).toBe(picked.claimsOf(term)[0]);
        }
      },
    ),
    { numRuns: 3_000 },
  );
});

test('a_term_is_one_however_many_others_stand_between_its_rows', () => {
  const drawn = { start: { lo: 1, hi: 1 }, until: null, condition: null, value: 1, from: 1, lasts: Infinity };
  const claimed = (scope: string, nth: number): Known => knownOf({ ...drawn, term: { kind: 'a', scope } }, nth);
  const others = Array.from({ length: 20_001 }, (_, nth) => claimed(`scope-${nth}`, nth + 1));
  const claims = rowsOf([claimed('all', 0), ...others, claimed('all', 20_002)]);
  const rows = KnownRows.of({ claims, closed_claims: null, statements: null, closed_statements: null });
  expect(rows.at(1).claimsOf({ kind: 'a', scope: 'all' })).toHaveLength(2);
  expect(rows.at(1).terms).toHaveLength(20_002);
});
