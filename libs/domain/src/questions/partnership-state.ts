import type { TermRef } from '#contracts';
import type {
  Announcement,
  ConditionStatement,
  Contest,
  Reaffirmation,
  Response,
  Statement,
} from '../claims/statement';
import { EVERY_TERM, sameTerm, termKey, type TermClaim } from '../claims/term-claim';
import { isExact, type Bounds, type Day } from '../dates';
import { byRecordOrder, foldWithSpans, segmentOn, type Fold, type Met, type Segment } from '../fold';
import { standingClaims, type StandingClaims } from './standing-claims';
import { StandingStatements, startOf } from './standing-statements';

/**
 * All that stands of one partnership at one version. It never changes, so what is folded from it is kept with it.
 */
export class PartnershipState {
  private folds: Map<string, Fold<TermClaim>> | null = null;
  private touching: Map<string, readonly Day[]> | null = null;
  private naming: ReadonlyMap<string, readonly Day[]> | null = null;

  constructor(
    private readonly claims: StandingClaims,
    private readonly said: StandingStatements,
  ) {}

  /** Takes the claims and statements that stand, in any order. */
  static of(claims: readonly TermClaim[], statements: readonly Statement[]): PartnershipState {
    return new PartnershipState(standingClaims(claims), new StandingStatements(statements));
  }

  get met(): Met {
    return this.said.met;
  }
  get announcements(): readonly Announcement[] {
    return this.said.announcements;
  }
  get responses(): readonly Response[] {
    return this.said.responses;
  }
  get reaffirmations(): readonly Reaffirmation[] {
    return this.said.reaffirmations;
  }
  get conditions(): readonly ConditionStatement[] {
    return this.said.conditions;
  }

  /** The terms that are claimed or contested, by kind and scope. */
  get terms(): readonly TermRef[] {
    const claimed = this.claims.terms;
    if (this.said.contests.size === 0 && claimed[0]?.kind !== EVERY_TERM.kind) return claimed;
    const all = new Map(claimed.map((term) => [termKey(term), term]));
    for (const [key, [contest]] of this.said.contests) if (contest && !all.has(key)) all.set(key, termOf(contest));
    all.delete(termKey(EVERY_TERM));
    return [...all.keys()].sort().map((key) => all.get(key)!);
  }

  /** The first days on which the first and the last of what stands may have happened; null while nothing does. */
  get occurred(): Bounds | null {
    const claims = this.claims.terms.flatMap((term) => this.claims.of(term));
    let [lo, hi] = [Infinity, -Infinity];
    for (const each of [...claims, ...this.said.all]) {
      const day = occurredLo(each);
      lo = Math.min(lo, day);
      hi = Math.max(hi, day);
    }
    return lo === Infinity ? null : { lo, hi };
  }

  /** The claims that a term's answer is folded from, those on every term included, in record order. */
  claimsOf(term: TermRef): readonly TermClaim[] {
    const own = this.claims.of(term);
    if (own.length === 0 || sameTerm(term, EVERY_TERM)) return own;
    const onEvery = this.claims.of(EVERY_TERM);
    return onEvery.length === 0 ? own : [...own, ...onEvery].sort(byRecordOrder);
  }

  contestsOf(term: TermRef): readonly Contest[] {
    return this.said.contests.size === 0 ? [] : (this.said.contests.get(termKey(term)) ?? []);
  }

  segmentsOf(term: TermRef): readonly Segment<TermClaim>[] {
    return this.foldOf(term).segments;
  }

  foldOf(term: TermRef): Fold<TermClaim> {
    const key = termKey(term);
    this.folds ??= new Map();
    let fold = this.folds.get(key);
    if (!fold) this.folds.set(key, (fold = foldWithSpans(this.claimsOf(term), this.met)));
    return fold;
  }

  /** The segment of a term that a day lies in. */
  segmentOn(term: TermRef, day: Day): Segment<TermClaim> | undefined {
    const found = this.claims.segmentOn(term, day);
    return found === null ? segmentOn(this.segmentsOf(term), day) : found;
  }

  /** The segments of a term that days may lie in. */
  segmentsDuring(term: TermRef, days: Bounds): readonly Segment<TermClaim>[] {
    if (!isExact(days)) return this.segmentsOf(term);
    const segment = this.segmentOn(term, days.lo);
    return segment ? [segment] : [];
  }

  /** The first days on which what was said definitively of a term may have occurred, sorted. */
  daysTouching(term: TermRef): readonly Day[] {
    const key = termKey(term);
    this.touching ??= new Map();
    let days = this.touching.get(key);
    if (!days) {
      const reaffirmed = this.reaffirmations.filter((said) => sameTerm(said.term, term));
      const said = [...this.claimsOf(term), ...this.contestsOf(term), ...reaffirmed];
      this.touching.set(key, (days = said.map(({ occurredLo }) => occurredLo).sort(byDay)));
    }
    return days;
  }

  /** The same of what names an event. */
  daysNaming(eventId: string): readonly Day[] {
    if (!this.naming) {
      const named = this.responses.flatMap(({ names, occurredLo }) => names.map((name) => ({ name, occurredLo })));
      const days = ({ occurredLo }: { occurredLo: Day }) => occurredLo;
      this.naming = new Map(
        [...Map.groupBy(named, ({ name }) => name)].map(([name, said]) => [name, said.map(days).sort(byDay)]),
      );
    }
    return this.naming.get(eventId) ?? [];
  }

  /** The ids of the parties on a day, sorted; before anything is known to have happened, those that it began with. */
  partiesOn(day: Day): readonly string[] {
    return this.said.partiesOn(day);
  }
}

const byDay = (a: Day, b: Day): number => a - b;

const termOf = ({ term: { kind, scope } }: Contest): TermRef => ({ kind, scope });

function occurredLo(each: TermClaim | Statement): Day {
  if ('occurredLo' in each) return each.occurredLo;
  return each.statement === 'lifecycle' ? startOf(each) : each.day.lo;
}

export const NOTHING_RECORDED = PartnershipState.of([], []);
