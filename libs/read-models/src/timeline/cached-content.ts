import type { ClaimFact, StatementFact } from '#domain';
import { termOfKey, type TermOf } from '../terms/term-of';
import type { CachedTimeline } from './cached-timeline';
import type { Reach } from './reach';
import type {
  DueDaysOfTerm,
  OfPartnership,
  RootRef,
  StandingContent,
  StoredRoot,
  TermDueDays,
} from './standing-content';

/** A cache in front of the stored content. A cached timeline has all standing content of its partnership. */
export class CachedContent implements StandingContent {
  constructor(
    private readonly stored: StandingContent,
    private readonly timelines: ReadonlyMap<string, CachedTimeline>,
  ) {}

  claimsOfRoots(roots: readonly RootRef[]): Promise<readonly OfPartnership<ClaimFact>[]> {
    return this.each(
      roots,
      (timeline, { version }) => timeline.claimsOfRoot(version),
      (missing) => this.stored.claimsOfRoots(missing),
    );
  }

  statementsOfRoots(roots: readonly RootRef[]): Promise<readonly OfPartnership<StatementFact>[]> {
    return this.each(
      roots,
      (timeline, { version }) => timeline.statementsOfRoot(version),
      (missing) => this.stored.statementsOfRoots(missing),
    );
  }

  roots(roots: readonly RootRef[]): Promise<readonly StoredRoot[]> {
    return this.stored.roots(roots);
  }

  shared(partnerships: readonly string[]): Promise<readonly OfPartnership<StatementFact>[]> {
    return this.all(
      partnerships,
      (timeline) => timeline.shared(),
      (missing) => this.stored.shared(missing),
    );
  }

  allClaims(partnerships: readonly string[]): Promise<readonly OfPartnership<ClaimFact>[]> {
    return this.all(
      partnerships,
      (timeline) => timeline.allClaims(),
      (missing) => this.stored.allClaims(missing),
    );
  }

  allStatements(partnerships: readonly string[]): Promise<readonly OfPartnership<StatementFact>[]> {
    return this.all(
      partnerships,
      (timeline) => timeline.allStatements(),
      (missing) => this.stored.allStatements(missing),
    );
  }

  allDueDays(partnerships: readonly string[]): Promise<readonly OfPartnership<TermDueDays>[]> {
    return this.all(
      partnerships,
      (timeline) => timeline.allDueDays(),
      (missing) => this.stored.allDueDays(missing),
    );
  }

  neighbourhoods(reaches: readonly Reach[]): Promise<readonly OfPartnership<ClaimFact>[]> {
    return this.each(
      reaches,
      (timeline, { term, lo, hi }) => timeline.neighbourhood(term, lo, hi),
      (missing) => this.stored.neighbourhoods(missing),
    );
  }

  async dueDays(terms: readonly TermOf[]): Promise<ReadonlyMap<string, DueDaysOfTerm>> {
    const found = new Map<string, DueDaysOfTerm>();
    const missing: TermOf[] = [];
    for (const each of terms) {
      const timeline = this.timelines.get(each.partnershipId);
      const days = timeline?.dueDaysOf(each.term);
      if (!timeline) missing.push(each);
      else if (days) found.set(termOfKey(each.partnershipId, each.term), days);
    }
    if (missing.length > 0) for (const [key, days] of await this.stored.dueDays(missing)) found.set(key, days);
    return found;
  }

  private all<T>(
    partnerships: readonly string[],
    cached: (timeline: CachedTimeline) => readonly T[],
    stored: (missing: readonly string[]) => Promise<readonly OfPartnership<T>[]>,
  ): Promise<readonly OfPartnership<T>[]> {
    const wanted = partnerships.map((partnershipId) => ({ partnershipId }));
    return this.each(wanted, cached, (missing) => stored(missing.map(({ partnershipId }) => partnershipId)));
  }

  private async each<Wanted extends { readonly partnershipId: string }, T>(
    wanted: readonly Wanted[],
    cached: (timeline: CachedTimeline, one: Wanted) => readonly T[],
    stored: (missing: readonly Wanted[]) => Promise<readonly OfPartnership<T>[]>,
  ): Promise<readonly OfPartnership<T>[]> {
    const found: OfPartnership<T>[] = [];
    const missing: Wanted[] = [];
    for (const one of wanted) {
      const { partnershipId } = one;
      const timeline = this.timelines.get(partnershipId);
      if (timeline) found.push({ partnershipId, items: cached(timeline, one) });
      else missing.push(one);
    }
    return missing.length === 0 ? found : [...found, ...(await stored(missing))];
  }
}
