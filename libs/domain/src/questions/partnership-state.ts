import type { TermRef } from '#contracts';
import { metConditions } from '../claims/met-conditions';
import type {
  Announcement,
  ConditionStatement,
  Contest,
  LifecycleStatement,
  Reaffirmation,
  Response,
  Statement,
} from '../claims/statement';
import { EVERY_TERM, termKey, type TermClaim } from '../claims/term-claim';
import { boundsOf, type Bounds, type Day } from '../dates';
import { byRecordOrder, foldTerm, type Met, type Segment } from '../fold';
import { partiesAfter } from '../partnership/profile';

/**
 * All that stands of one partnership at one version. It never changes, so what is folded from it is kept with it.
 */
export class PartnershipState {
  readonly met: Met;
  /** The terms that are claimed or contested, by kind and scope. */
  readonly terms: readonly TermRef[];
  readonly announcements: readonly Announcement[];
  readonly responses: readonly Response[];
  readonly reaffirmations: readonly Reaffirmation[];
  readonly conditions: readonly ConditionStatement[];
  /** The first days on which the first and the last of what stands may have happened; null while nothing does. */
  readonly occurred: Bounds | null;
  private readonly claims: ReadonlyMap<string, readonly TermClaim[]>;
  private readonly contests: ReadonlyMap<string, readonly Contest[]>;
  private readonly lifecycle: readonly LifecycleStatement[];
  private readonly segments = new Map<string, readonly Segment<TermClaim>[]>();
  private readonly parties = new Map<number, readonly string[]>();

  /** Takes the claims and statements that stand, in any order. */
  constructor(claims: readonly TermClaim[], statements: readonly Statement[]) {
    this.met = metConditions(statements);
    this.claims = Map.groupBy(claims.toSorted(byPlace), termKey);
    const said = statements.toSorted(byPlace);
    this.contests = Map.groupBy(said.filter(isA('contest')), ({ term }) => termKey(term));
    this.announcements = said.filter(isA('announcement'));
    this.responses = said.filter(isA('response'));
    this.reaffirmations = said.filter(isA('reaffirmation')).sort(latestFirst);
    this.conditions = said.filter(isA('condition-met'));
    this.occurred = firstAndLast(claims, said);
    this.lifecycle = said.filter(isA('lifecycle')).sort((a, b) => startOf(a) - startOf(b) || byPlace(a, b));
    this.terms = [...new Set([...this.claims.keys(), ...this.contests.keys()])]
      .filter((key) => key !== termKey(EVERY_TERM))
      .sort()
      .map(termOfKey);
  }

  /** The claims that a term's answer is folded from, those on every term included, in record order. */
  claimsOf(term: TermRef): readonly TermClaim[] {
    const own = this.claims.get(termKey(term)) ?? [];
    const onEvery = this.claims.get(termKey(EVERY_TERM)) ?? [];
    return own.length === 0 || onEvery.length === 0 ? own : [...own, ...onEvery].sort(byRecordOrder);
  }

  contestsOf(term: TermRef): readonly Contest[] {
    return this.contests.get(termKey(term)) ?? [];
  }

  segmentsOf(term: TermRef): readonly Segment<TermClaim>[] {
    const key = termKey(term);
    let segments = this.segments.get(key);
    if (!segments) this.segments.set(key, (segments = foldTerm(this.claimsOf(term), this.met)));
    return segments;
  }

  /** The ids of the parties on a day, sorted; before anything is known to have happened, those that it began with. */
  partiesOn(day: Day): readonly string[] {
    const changes = this.lifecycle.filter((said) => isStart(said) || startOf(said) <= day);
    let parties = this.parties.get(changes.length);
    if (!parties) {
      const contents = [...changes.filter(isStart), ...changes.filter((said) => !isStart(said))];
      parties = partiesAfter(contents.map(({ content }) => content))
        .map(({ id }) => id)
        .sort();
      this.parties.set(changes.length, parties);
    }
    return parties;
  }
}

type Placed = { readonly order: readonly [version: number, ordinal: number] };
const byPlace = (a: Placed, b: Placed): number => a.order[0] - b.order[0] || a.order[1] - b.order[1];

const isA =
  <K extends Statement['statement']>(kind: K) =>
  (said: Statement): said is Extract<Statement, { statement: K }> =>
    said.statement === kind;

const latestFirst = (a: Reaffirmation, b: Reaffirmation): number => b.day.hi - a.day.hi || byPlace(b, a);
const startOf = ({ content }: LifecycleStatement): Day => boundsOf(content.occurred).lo;
const isStart = ({ content }: LifecycleStatement): boolean => content.type === 'PartnershipStarted';

function firstAndLast(claims: readonly TermClaim[], said: readonly Statement[]): Bounds | null {
  let [lo, hi] = [Infinity, -Infinity];
  for (const each of [...claims, ...said]) {
    const day = occurredLo(each);
    lo = Math.min(lo, day);
    hi = Math.max(hi, day);
  }
  return lo === Infinity ? null : { lo, hi };
}

function occurredLo(each: TermClaim | Statement): Day {
  if ('occurredLo' in each) return each.occurredLo;
  return each.statement === 'lifecycle' ? startOf(each) : each.day.lo;
}

function termOfKey(key: string): TermRef {
  const [kind = '', scope = ''] = key.split('/');
  return { kind, scope };
}

export const NOTHING_RECORDED = new PartnershipState([], []);
