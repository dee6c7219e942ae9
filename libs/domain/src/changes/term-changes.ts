import {
  canonicalJson,
  linksOfChange,
  MOST_ANSWERS,
  type Event,
  type TermChange,
  type TermChangeType,
  type TermRef,
  type ToldAnswer,
} from '#contracts';
import type { Content } from '../claims/content-of-event';
import type { Contest } from '../claims/statement';
import { EVERY_TERM, termKey, type TermClaim } from '../claims/term-claim';
import { boundsOf, dayOfInstant, LAST_DAY, type Day } from '../dates';
import { byRecordOrder, segmentOn } from '../fold';
import { boundariesWithin } from './boundaries';
import {
  differenceBetweenTimelines,
  NO_DIFFERENCE,
  toldAnswers,
  toldStretch,
  type DayStretch,
  type Difference,
} from './stretches';
import type { PlacedTimeline, Timeline } from './timeline';

/** What one effective event did, as far as telling its term changes needs it. */
export interface EventOutcome {
  readonly partnershipId: string;
  readonly event: Event;
  readonly version: number;
  readonly recordedAt: string;
  /** What it says, or, of a correction or retraction, what it puts in its root's place. */
  readonly added: Content;
  /** The terms that it names or reaffirms, in that order. */
  readonly named: readonly TermRef[];
  /** Those that only the partnership's end or a condition carries it to: told if their answer differs. */
  readonly reached: readonly TermRef[];
  timeline(term: TermRef, when: 'before' | 'after'): Timeline;
}

/** A term change beside the days on which it changes answers, of which it may name only the first ones; null: on none. */
export interface ToldChange {
  readonly change: TermChange;
  readonly days: Difference['days'];
}

/** The term changes of one event: one for each term that it touches, one at a time, as there may be many. */
export function* termChangesOf(outcome: EventOutcome): Generator<ToldChange> {
  if (outcome.event.type === 'TermFellDue') {
    yield changeWhenDue(outcome, outcome.event.data);
    return;
  }
  const said = new SaidOfTerms(outcome.added);
  for (const term of outcome.named) yield changeOf(outcome, said, term);
  for (const term of outcome.reached) {
    const told = changeOf(outcome, said, term);
    if (told.days !== null) yield told;
  }
}

/** What an event says of each term. */
class SaidOfTerms {
  readonly conditionMet: boolean;
  private readonly claims: ReadonlyMap<string, readonly TermClaim[]>;
  private readonly ofEvery: readonly TermClaim[];
  private readonly contests: ReadonlyMap<string, readonly Contest[]>;

  constructor({ claims, statements }: Content) {
    this.claims = Map.groupBy(claims, termKey);
    this.ofEvery = this.claims.get(termKey(EVERY_TERM)) ?? [];
    const contests = statements.filter((said) => said.statement === 'contest');
    this.contests = Map.groupBy(contests, ({ term }) => termKey(term));
    this.conditionMet = statements.some((said) => said.statement === 'condition-met');
  }

  claimsOn(term: TermRef): readonly TermClaim[] {
    const own = this.claims.get(termKey(term));
    if (!own) return this.ofEvery;
    return this.ofEvery.length === 0 ? own : [...own, ...this.ofEvery].sort(byRecordOrder);
  }

  dissentFrom(term: TermRef): Contest | undefined {
    return this.contests.get(termKey(term))?.[0];
  }
}

function changeOf(outcome: EventOutcome, said: SaidOfTerms, term: TermRef): ToldChange {
  const claims = said.claimsOn(term);
  const replaces = claims.flatMap((claim) => claim.replaces);
  const replacedBy = claims.findLast((claim) => claim.replacedBy !== null)?.replacedBy ?? null;
  const replaced: PlacedTimeline[] = eachOnce(replaces).map((other) => ({
    term: other,
    ...outcome.timeline(other, 'before'),
  }));
  const difference = differenceBetweenTimelines(
    outcome.timeline(term, 'before'),
    outcome.timeline(term, 'after'),
    replaced,
  );
  const dissent = said.dissentFrom(term);
  const change = {
    ...told(outcome, term, typeOf(outcome, said, term, difference), difference),
    ...(replaces.length > 0 ? { replaces: [...replaces] } : {}),
    ...(replacedBy === null ? {} : { replacedBy }),
    ...(dissent ? { dissent: { value: dissent.value, assertedBy: [...dissent.assertedBy] } } : {}),
  };
  return { change, days: difference.days };
}

const eachOnce = (terms: readonly TermRef[]): TermRef[] =>
  terms.length < 2 ? [...terms] : [...new Map(terms.map((term) => [termKey(term), term])).values()];

function typeOf({ event }: EventOutcome, said: SaidOfTerms, term: TermRef, difference: Difference): TermChangeType {
  if (event.type === 'EventCorrected') return 'corrected';
  if (event.type === 'EventRetracted') return 'retracted';
  if (event.standing !== 'definitive') return 'announced';
  const { days, hadSome, hasNone } = difference;
  const claim = said.claimsOn(term).at(-1);
  if (claim?.effect === 'end') return 'ended';
  if (claim) {
    if (days === null) return 'reaffirmed';
    return hadSome ? 'changed' : 'started';
  }
  if (said.conditionMet && days !== null) return hasNone ? 'ended' : 'changed';
  return said.dissentFrom(term) ? 'contested' : 'reaffirmed';
}

/** A day that was known beforehand has come: the term is told as it stands from that day on. */
function changeWhenDue(outcome: EventOutcome, due: { kind: string; scope: string; on: string }): ToldChange {
  const term = { kind: due.kind, scope: due.scope };
  const day = boundsOf(due.on).lo;
  const timeline = outcome.timeline(term, 'after');
  const toldOn = (on: Day) => toldAnswers(segmentOn(timeline.segments, on), timeline.met);
  const [was, now] = [toldOn(day - 1), toldOn(day)];
  const [next = Infinity] = boundariesWithin(timeline, day + 1, LAST_DAY);
  const days = { from: day, to: next - 1 };
  const difference = { ...NO_DIFFERENCE, ...namedOnce(was, now, days), days };
  const change = told(outcome, term, now.length > 0 ? 'took-effect' : 'lapsed', difference);
  return { change: { ...change, retroactive: false }, days };
}

/** One stretch with its answers, each different one once: what is so now first, as the news. */
function namedOnce(
  was: readonly ToldAnswer[],
  now: readonly ToldAnswer[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Pick<Difference, 'answers' | 'stretches' | 'counts'> {
  const places = new Map([...now, ...was].map((answer) => [canonicalJson(answer), answer]));
  const keys = [...places.keys()].slice(0, MOST_ANSWERS);
  const indices = (answers: readonly ToldAnswer[]): number[] =>
    answers.map((answer) => keys.indexOf(canonicalJson(answer))).filter((index) => index >= 0);
  const stretch: DayStretch = { from, to, was: indices(was), now: indices(now) };
  return {
    answers: keys.map((key) => places.get(key)!),
    stretches: [stretch],
    counts: { stretches: 1, answers: places.size },
  };
}

function told(
  { partnershipId, event, version, recordedAt }: EventOutcome,
  term: TermRef,
  type: TermChangeType,
  { answers, stretches, counts, days }: Difference,
): TermChange {
  const isCut = counts.stretches > stretches.length || counts.answers > answers.length;
  const { kind, scope } = term;
  return {
    type,
    kind,
    scope,
    eventId: event.id,
    version,
    retroactive: days !== null && days.from < dayOfInstant(recordedAt),
    answers: [...answers],
    stretches: stretches.map(toldStretch),
    ...(isCut ? { truncated: true, counts, links: linksOfChange(partnershipId, { kind, scope, version }) } : {}),
  };
}
