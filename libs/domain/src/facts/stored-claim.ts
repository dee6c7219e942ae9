import type { Renewal, TermRef, Until } from '#contracts';
import { boundsOf, isExact, type Bounds } from '../dates';
import { durationOf } from '../dates/duration';
import type { ClaimFact, Ending, OwnEnd, ReplacingFact, Starting } from './claim-fact';
import type { Origin } from './origin';
import type { WrittenClaim } from './written-claim';

/** A claim in its stored form. */
export interface StoredClaim extends Origin {
  readonly effect: ClaimFact['effect'];
  readonly term: TermRef;
  /** The bounds of `from`. */
  readonly start: Bounds;
  /** RFC 8785 JSON; null: it has none. */
  readonly value: string | null;
  readonly between: readonly string[] | null;
  readonly written: WrittenClaim;
}

/** Restores a claim from its stored form. Total on all recorded content. */
export function claimOf(stored: StoredClaim): ClaimFact {
  const { effect, term, order, eventVersion, occurredLo, written } = stored;
  const origin = { fact: 'claim', term, order, eventVersion, occurredLo, written } as const;
  switch (effect) {
    case 'replaced':
      return { ...origin, effect, by: replacingOf(stored) };
    case 'end':
      return {
        ...origin,
        effect,
        agreement: written.agreement ?? null,
        start: startOf(stored),
        of: written.of ?? 'term',
      };
    case 'set':
      return {
        ...origin,
        effect,
        ...valuedOf(stored),
        value: stored.value ?? 'null',
        replaces: written.replaces ?? [],
        clarifies: written.clarifies ?? false,
      };
    case 'override':
      return { ...origin, effect, ...valuedOf(stored), value: stored.value };
  }
}

/** Returns the stored form of a claim. */
export function storedClaim(claim: ClaimFact): StoredClaim {
  const { effect, term, order, eventVersion, occurredLo, written } = claim;
  const common = { effect, term, order, eventVersion, occurredLo, written, value: null, between: null };
  if (effect === 'replaced') return { ...common, start: claim.by.start.from };
  if (effect === 'end') return { ...common, start: claim.start.from };
  return { ...common, start: claim.start.from, value: claim.value, between: claim.between };
}

function replacingOf({
  order: [version, ordinal],
  eventVersion,
  occurredLo,
  start,
  written,
}: StoredClaim): ReplacingFact {
  const { kind, scope, before } = written.replacedBy!;
  const by = { start, written };
  return {
    fact: 'claim',
    effect: 'set',
    order: [version, ordinal - before],
    eventVersion,
    occurredLo,
    written,
    term: { kind, scope },
    agreement: written.agreement ?? null,
    start: startOf(by),
    end: endingOf(written),
    survives: written.survives ?? false,
  };
}

const valuedOf = (stored: StoredClaim) => ({
  agreement: stored.written.agreement ?? null,
  start: startOf(stored),
  end: endingOf(stored.written),
  survives: stored.written.survives ?? false,
  between: stored.between,
});

const startOf = ({ start, written: { fromCondition, by } }: Pick<StoredClaim, 'start' | 'written'>): Starting => ({
  from: start,
  condition: fromCondition ?? null,
  by: by === undefined ? Infinity : boundsOf(by).hi,
});

const endingOf = ({ until, untilCondition, renewal }: WrittenClaim): Ending => ({
  own: renewal === undefined ? ownEndOf(until) : renewedEndOf(until, renewal),
  condition: untilCondition ?? null,
});

const OPEN: OwnEnd = { is: 'open' };
const UNKNOWN: OwnEnd = { is: 'unknown' };

function ownEndOf(until: Until | undefined): OwnEnd {
  if (until === undefined) return OPEN;
  if (typeof until === 'string') return { is: 'dated', day: boundsOf(until) };
  return 'for' in until ? { is: 'counted', length: durationOf(until.for) } : UNKNOWN;
}

/** A renewal whose first term has no exact end renews nothing; commands refuse it. */
function renewedEndOf(until: Until | undefined, { period, notice, times }: Renewal): OwnEnd {
  const own = ownEndOf(until);
  if (own.is !== 'dated' || !isExact(own.day)) return own;
  return {
    is: 'renewed',
    first: own.day.lo,
    period: durationOf(period),
    notice: notice === undefined ? null : durationOf(notice),
    times: times ?? Infinity,
  };
}
