import {
  canonicalJson,
  isCorrection,
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
import { EVERY_TERM, termKey, type KeyedTerm, type TermClaim } from '../claims/term-claim';
import { boundsOf, dayOfInstant, LAST_DAY, type Day } from '../dates';
import { byRecordOrder, segmentOn } from '../fold';
import { boundariesWithin } from './boundaries';
import { fitted, NOTHING_FITS, type ChangeRoom, type Fitted } from './change-room';
import { differenceBetweenTimelines, NO_DIFFERENCE, toldAnswers, toldStretch, type Difference } from './stretches';
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
  readonly named: readonly KeyedTerm[];
  /** Those that only the partnership's end or a condition carries it to: told if their answer differs. */
  readonly reached: readonly KeyedTerm[];
  /** Null where so much was looked at for its decision already that this is not. */
  timeline(term: KeyedTerm, when: 'before' | 'after'): Timeline | null;
  /** Whether terms are still looked at; by default they are. */
  looks?(): boolean;
  readonly room: ChangeRoom;
  /** Hears of each term that was looked at. */
  looked?(difference: Difference): void;
}

/** A term change beside the days on which it changes answers, of which it may name only the first ones; null: on none; unknown: nobody looked. */
export interface ToldChange {
  readonly change: TermChange;
  readonly days: Difference['days'] | 'unknown';
}

/** Changes of terms that nobody looked at: they only lead to the terms, and differ by nothing else. */
export interface ChangesInBrief {
  readonly terms: readonly KeyedTerm[];
  readonly of: (term: KeyedTerm) => TermChange;
}

/** The term changes of one event: one for each term that it touches, one at a time, as there may be many. */
export function* termChangesOf(outcome: EventOutcome): Generator<ToldChange | ChangesInBrief> {
  if (outcome.event.type === 'TermFellDue') {
    yield changeWhenDue(outcome, outcome.event.data);
    return;
  }
  const said = new SaidOfTerms(outcome);
  for (const term of outcome.named) yield changeOf(outcome, said, term);
  for (const [nth, term] of outcome.reached.entries()) {
    if (outcome.looks?.() === false) {
      yield inBrief(outcome, said, outcome.reached.slice(nth));
      return;
    }
    const told = changeOf(outcome, said, term);
    if (told.days !== null) yield told;
  }
}

/** Of terms that are reached and not named, an event says the same. */
const inBrief = (outcome: EventOutcome, said: SaidOfTerms, terms: readonly KeyedTerm[]): ChangesInBrief => {
  const type = typeOf(outcome, said, terms[0]!, null);
  return { terms, of: (term) => toldInBrief(outcome, said, term, type) };
};

/** What an event says of each term. */
class SaidOfTerms {
  readonly conditionMet: boolean;
  /** The day on which it was recorded. */
  readonly today: Day;
  /** Whether what it does may bear on a day before that. */
  readonly mayBeRetroactive: boolean;
  private readonly claims: ReadonlyMap<string, readonly TermClaim[]>;
  private readonly ofEvery: readonly TermClaim[];
  private readonly contests: ReadonlyMap<string, readonly Contest[]>;

  constructor({ event, added: { claims, statements }, recordedAt }: EventOutcome) {
    this.claims = Map.groupBy(claims, termKey);
    this.ofEvery = this.claims.get(termKey(EVERY_TERM)) ?? [];
    const contests = statements.filter((said) => said.statement === 'contest');
    this.contests = Map.groupBy(contests, ({ term }) => termKey(term));
    this.today = dayOfInstant(recordedAt);
    this.mayBeRetroactive =
      isCorrection(event) ||
      claims.some(({ start }) => start.lo < this.today) ||
      boundsOf(event.occurred).lo < this.today;
    this.conditionMet = statements.some((said) => said.statement === 'condition-met');
  }

  claimsOn(term: KeyedTerm): readonly TermClaim[] {
    const own = this.claims.size === 0 ? undefined : this.claims.get(termKey(term));
    if (!own) return this.ofEvery;
    return this.ofEvery.length === 0 ? own : [...own, ...this.ofEvery].sort(byRecordOrder);
  }

  dissentFrom(term: KeyedTerm): Contest | undefined {
    return this.contests.size === 0 ? undefined : this.contests.get(termKey(term))?.[0];
  }
}

function changeOf(outcome: EventOutcome, said: SaidOfTerms, term: KeyedTerm): ToldChange {
  const claims = said.claimsOn(term);
  const replaces = eachOnce(claims.flatMap((claim) => claim.replaces));
  const replacedBy = claims.findLast((claim) => claim.replacedBy !== null)?.replacedBy ?? null;
  const difference = differenceOf(outcome, term, replaces);
  const dissent = said.dissentFrom(term);
  const isAlone = replaces.length === 0 && replacedBy === null && !dissent;
  const beside: Beside = isAlone
    ? NOTHING_BESIDE
    : {
        ...(replaces.length > 0 ? { replaces } : {}),
        ...(replacedBy === null ? {} : { replacedBy }),
        ...(dissent ? { dissent: { value: dissent.value, assertedBy: [...dissent.assertedBy] } } : {}),
      };
  const change = told(outcome, said, term, { type: typeOf(outcome, said, term, difference), difference, beside });
  return { change, days: difference ? difference.days : 'unknown' };
}

const eachOnce = (terms: readonly TermRef[]): TermRef[] =>
  terms.length < 2 ? [...terms] : [...new Map(terms.map((term) => [termKey(term), term])).values()];

/** What the term's answers differ in, or null where nobody looks. */
function differenceOf(outcome: EventOutcome, term: TermRef, replaces: readonly TermRef[]): Difference | null {
  const before = outcome.timeline(term, 'before');
  if (before === null) return null;
  const after = outcome.timeline(term, 'after');
  const replaced: PlacedTimeline[] = [];
  for (const other of replaces) {
    const timeline = outcome.timeline(other, 'before');
    if (timeline === null) return null;
    replaced.push({ term: other, ...timeline });
  }
  const difference = after && differenceBetweenTimelines(before, after, replaced);
  if (difference) outcome.looked?.(difference);
  return difference;
}

function typeOf(
  { event }: EventOutcome,
  said: SaidOfTerms,
  term: TermRef,
  difference: Difference | null,
): TermChangeType {
  if (event.type === 'EventCorrected') return 'corrected';
  if (event.type === 'EventRetracted') return 'retracted';
  if (event.standing !== 'definitive') return 'announced';
  // Where nobody looked, much is in force already, and what an event says of it changes something.
  const { days, hadSome, hasNone } = difference ?? UNSEEN;
  const claim = said.claimsOn(term).at(-1);
  if (claim?.effect === 'end') return 'ended';
  if (claim) {
    if (days === null) return 'reaffirmed';
    return hadSome ? 'changed' : 'started';
  }
  if (said.conditionMet && days !== null) return hasNone ? 'ended' : 'changed';
  return said.dissentFrom(term) ? 'contested' : 'reaffirmed';
}

const UNSEEN = { days: 'unknown', hadSome: true, hasNone: false } as const;

/** A day that was known beforehand has come: the term is told as it stands from that day on. */
function changeWhenDue(outcome: EventOutcome, due: { kind: string; scope: string; on: string }): ToldChange {
  const term = { kind: due.kind, scope: due.scope };
  const day = boundsOf(due.on).lo;
  const timeline = outcome.timeline(term, 'after') ?? NO_TIMELINE;
  const toldOn = (on: Day) => toldAnswers(segmentOn(timeline.segments, on), timeline.met);
  const [was, now] = [toldOn(day - 1), toldOn(day)];
  const [next = Infinity] = boundariesWithin(timeline, day + 1, LAST_DAY);
  const days = { from: day, to: next - 1 };
  const difference = { ...NO_DIFFERENCE, ...namedOnce(was, now, days), days };
  const type = now.length > 0 ? 'took-effect' : 'lapsed';
  const change = told(outcome, new SaidOfTerms(outcome), term, { type, difference, beside: NOTHING_BESIDE });
  return { change: { ...change, retroactive: false }, days };
}

const NO_TIMELINE: Timeline = { segments: [], spans: [], met: new Map() };

/** One stretch with its answers, each different one once: what is so now first, as the news. */
function namedOnce(
  was: readonly ToldAnswer[],
  now: readonly ToldAnswer[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Pick<Difference, 'answers' | 'stretches' | 'counts'> {
  const different = new Map([...now, ...was].map((answer) => [canonicalJson(answer), answer]));
  const named = [...different].slice(0, MOST_ANSWERS);
  const places = new Map(named.map(([key], index) => [key, index]));
  const indices = (answers: readonly ToldAnswer[]): number[] =>
    answers.flatMap((answer) => places.get(canonicalJson(answer)) ?? []);
  return {
    answers: named.map(([key, answer]) => ({ bytes: Buffer.byteLength(key), told: () => answer })),
    stretches: [{ from, to, was: indices(was), now: indices(now) }],
    counts: { stretches: 1, answers: different.size },
  };
}

type Beside = Pick<TermChange, 'replaces' | 'replacedBy' | 'dissent'>;
const NOTHING_BESIDE: Beside = {};

/** The names of a term change's members, its event's id, and what leads to all of it where it is cut. */
const BYTES_OF_CHANGE = 220;
const BYTES_OF_LINKS = 220;

interface Telling {
  readonly type: TermChangeType;
  readonly difference: Difference | null;
  readonly beside: Beside;
}

function told(outcome: EventOutcome, said: SaidOfTerms, term: KeyedTerm, telling: Telling): TermChange {
  const { partnershipId, event, version, room } = outcome;
  const { type, difference, beside } = telling;
  if (difference === null && beside === NOTHING_BESIDE) return toldInBrief(outcome, said, term, type);
  const { kind, scope } = term;
  const names = kind.length + scope.length;
  const bytes = BYTES_OF_CHANGE + names + bytesOfBeside(beside);
  const most = room.of(term);
  const left = most - bytes - BYTES_OF_LINKS - 2 * (partnershipId.length + names);
  const fits = difference ? fitted(difference, left) : NOTHING_FITS;
  const isBesideCut = bytes > most;
  room.take(term, Math.min(most, bytes + fits.bytes));
  return {
    type,
    kind,
    scope,
    eventId: event.id,
    version,
    retroactive: isRetroactive(said, difference),
    answers: [...fits.answers],
    stretches: fits.stretches.map(toldStretch),
    ...(isBesideCut || isCut(difference, fits)
      ? {
          truncated: true,
          ...(difference ? { counts: difference.counts } : {}),
          links: linksOfChange(partnershipId, { kind, scope, version }),
        }
      : {}),
    ...(isBesideCut ? {} : beside),
  };
}

/** A decision may tell many thousands like this: what leads to the whole is made when it is asked for. */
function toldInBrief(
  { partnershipId, event, version }: EventOutcome,
  said: SaidOfTerms,
  { kind, scope }: TermRef,
  type: TermChangeType,
): TermChange {
  return {
    type,
    kind,
    scope,
    eventId: event.id,
    version,
    retroactive: said.mayBeRetroactive,
    answers: [],
    stretches: [],
    truncated: true,
    get links() {
      return linksOfChange(partnershipId, { kind, scope, version });
    },
  };
}

const isCut = (difference: Difference | null, { answers, stretches }: Fitted): boolean =>
  difference === null || difference.counts.stretches > stretches.length || difference.counts.answers > answers.length;

/** Of a term that nobody looked at: whether it may be. */
const isRetroactive = ({ today, mayBeRetroactive }: SaidOfTerms, difference: Difference | null): boolean =>
  difference ? difference.days !== null && difference.days.from < today : mayBeRetroactive;

const bytesOfBeside = (beside: Beside): number =>
  beside.replaces || beside.replacedBy || beside.dissent ? Buffer.byteLength(JSON.stringify(beside)) : 0;
