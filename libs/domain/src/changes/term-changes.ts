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
import { boundsOf, dayOfInstant, LAST_DAY, type Day } from '../dates';
import { isValue, termKey, type ClaimFact, type Content, type DissentFact, type KeyedTerm } from '../facts';
import { isDeadline, type SharedMatters, type Timeline } from '../worlds';
import { boundariesWithin } from './boundaries';
import { fitted, NOTHING_FITS, type ChangeRoom, type Fitted } from './change-room';
import {
  answersOnDay,
  differenceBetweenTimelines,
  NO_DIFFERENCE,
  toldStretch,
  UNTOLD,
  type Difference,
} from './stretches';
import type { PlacedTimeline } from './timeline';

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
  /** Those that only what claims share carries it to, the end of the partnership or a condition for example: told if their answer differs. */
  readonly reached: readonly KeyedTerm[];
  /** As it is told on the day of the event: see `toldOn`. Null where so much was looked at for its decision already that this is not. */
  timeline(term: KeyedTerm, when: 'before' | 'after'): Timeline | null;
  /** What the claims of the partnership share, after the event. */
  readonly matters: SharedMatters;
  /** Whether terms are still looked at; by default they are. */
  looks?(): boolean;
  readonly room: ChangeRoom;
  /** Of a record of version 1 or 2: whether edition 1 told of a term, whose place that change keeps. */
  wasTold?(term: KeyedTerm): boolean;
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
    if (told.days !== null || outcome.wasTold?.(term)) yield told;
  }
}

/** Of terms that are reached and not named, an event says the same. */
const inBrief = (outcome: EventOutcome, said: SaidOfTerms, terms: readonly KeyedTerm[]): ChangesInBrief => {
  const type = typeOf(outcome, said, terms[0]!, null);
  return { terms, of: (term) => toldInBrief(outcome, said, term, type) };
};

/** What an event says of each term. */
class SaidOfTerms {
  /** Whether it tells of something that the claims of several terms share. */
  readonly sharesMatters: boolean;
  /** The day on which it was recorded. */
  readonly today: Day;
  /** Whether what it does may bear on a day before that. */
  readonly mayBeRetroactive: boolean;
  private readonly claims: ReadonlyMap<string, readonly ClaimFact[]>;
  private readonly contests: ReadonlyMap<string, readonly DissentFact[]>;
  private readonly noticed: ReadonlySet<string>;
  private readonly reaffirmed: ReadonlySet<string>;

  constructor({ event, added: { claims, statements }, recordedAt }: EventOutcome) {
    this.claims = Map.groupBy(claims, ({ term }) => termKey(term));
    const contests = statements.filter((said) => said.fact === 'dissent' && said.standing === 'definitive');
    this.contests = Map.groupBy(contests as DissentFact[], ({ term }) => termKey(term));
    this.noticed = new Set(statements.flatMap((said) => (said.fact === 'notice' ? [termKey(said.term)] : [])));
    this.reaffirmed = new Set(
      statements.flatMap((said) => (said.fact === 'reaffirmation' ? [termKey(said.term)] : [])),
    );
    this.today = dayOfInstant(recordedAt);
    this.mayBeRetroactive =
      isCorrection(event) ||
      claims.some((claim) => firstDayOf(claim) < this.today) ||
      boundsOf(event.occurred).lo < this.today;
    this.sharesMatters = statements.some(({ fact }) => SHARED.has(fact));
  }

  claimsOn(term: KeyedTerm): readonly ClaimFact[] {
    return (this.claims.size === 0 ? undefined : this.claims.get(termKey(term))) ?? NO_CLAIMS;
  }

  dissentFrom(term: KeyedTerm): DissentFact | undefined {
    return this.contests.size === 0 ? undefined : this.contests.get(termKey(term))?.[0];
  }

  notices(term: KeyedTerm): boolean {
    return this.noticed.size > 0 && this.noticed.has(termKey(term));
  }

  /** Whether it does nothing with a term but clarify it. */
  clarifies(term: KeyedTerm): boolean {
    const claims = this.claimsOn(term);
    const others = this.dissentFrom(term) !== undefined || this.notices(term) || this.reaffirmed.has(termKey(term));
    return claims.length > 0 && !others && claims.every((claim) => claim.written.clarifies === true);
  }
}

const NO_CLAIMS: readonly ClaimFact[] = [];

/** What the claims of several terms may depend on. */
const SHARED: ReadonlySet<string> = new Set([
  'condition-met',
  'condition-ruled-out',
  'agreement-ended',
  'agreement-published',
  'partnership-ended',
  'founded',
  'parties-changed',
]);

const firstDayOf = (claim: ClaimFact): Day => (claim.effect === 'replaced' ? claim.by.start.from : claim.start.from).lo;

function changeOf(outcome: EventOutcome, said: SaidOfTerms, term: KeyedTerm): ToldChange {
  const claims = said.claimsOn(term);
  const replaces = eachOnce(claims.flatMap((claim) => (claim.effect === 'set' ? claim.replaces : [])));
  const replacing = claims.findLast((claim) => claim.effect === 'replaced');
  const difference = differenceOf(outcome, term, replaces);
  const dissent = said.dissentFrom(term);
  const isAlone = replaces.length === 0 && !replacing && !dissent;
  const beside: Beside = isAlone
    ? NOTHING_BESIDE
    : {
        ...(replaces.length > 0 ? { replaces } : {}),
        ...(replacing ? { replacedBy: replacing.by.term } : {}),
        ...(dissent ? { dissent: { value: valueOf(dissent), assertedBy: [...dissent.assertedBy] } } : {}),
      };
  const change = told(outcome, said, term, { type: typeOf(outcome, said, term, difference), difference, beside });
  return { change, days: difference ? difference.days : 'unknown' };
}

const valueOf = ({ value }: DissentFact): unknown => (value === null ? null : (JSON.parse(value) as unknown));

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
  if (after) outcome.looked?.(difference ?? UNTOLD);
  return difference;
}

function typeOf(
  outcome: EventOutcome,
  said: SaidOfTerms,
  term: TermRef,
  difference: Difference | null,
): TermChangeType {
  const { event } = outcome;
  if (event.type === 'EventCorrected') return 'corrected';
  if (event.type === 'EventRetracted') return 'retracted';
  if (event.standing !== 'definitive') return 'announced';
  if (said.clarifies(term)) return 'clarified';
  // Where nobody looked, much is in force already, and what an event says of it changes something.
  const { days, hadSome, hasNone } = difference ?? UNSEEN;
  const claims = said.claimsOn(term);
  const claim = claims.at(-1);
  if (claims.some((each) => isValue(each) && outcome.matters.toldOn(said.today).waits(each))) return 'pending';
  const moved = difference?.days ? movedByMatters(outcome, term) : null;
  if (moved !== null) return moved;
  if (claim && endsOnly(claim)) return 'ended';
  if (claim) {
    if (days === null) return 'reaffirmed';
    if (claim.effect === 'override') return hadSome ? (hasNone ? 'ended' : 'changed') : 'started';
    return hadSome ? 'changed' : 'started';
  }
  if (said.notices(term)) return 'noticed';
  if (days !== null && said.sharesMatters) {
    if (event.type === 'PartiesChanged' && !(hasNone && hadSome)) return 'parties-changed';
    return hasNone ? 'ended' : hadSome ? 'changed' : 'started';
  }
  return said.dissentFrom(term) ? 'contested' : 'reaffirmed';
}

const endsOnly = ({ effect }: ClaimFact): boolean => effect === 'end' || effect === 'replaced';

const UNSEEN = { days: 'unknown', hadSome: true, hasNone: false } as const;

/** A claim that waited before has started, or never will. */
function movedByMatters(outcome: EventOutcome, term: KeyedTerm): TermChangeType | null {
  const [before, after] = [outcome.timeline(term, 'before'), outcome.timeline(term, 'after')];
  if (before === null || after === null) return null;
  const [was, is] = [before.matters.onAnyDay, after.matters.onAnyDay];
  if (was === is) return null;
  const waited = before.claims.filter((claim) => isValue(claim) && was.waits(claim));
  if (waited.length === 0) return null;
  if (waited.some((claim) => is.isMetFor(claim))) return 'took-effect';
  return waited.some((claim) => !is.mayStart(claim)) ? 'lapsed' : null;
}

/** A day that was known beforehand has come: the term is told as it stands from that day on. */
function changeWhenDue(outcome: EventOutcome, due: { kind: string; scope: string; on: string }): ToldChange {
  const term = { kind: due.kind, scope: due.scope };
  const day = boundsOf(due.on).lo;
  const timeline = outcome.timeline(term, 'after');
  const { type, difference } =
    timeline === null ? { type: 'lapsed' as const, difference: NO_DIFFERENCE } : differenceWhenDue(timeline, day);
  const change = told(outcome, new SaidOfTerms(outcome), term, { type, difference, beside: NOTHING_BESIDE });
  return { change: { ...change, retroactive: false }, days: difference.days ?? { from: day, to: day } };
}

function differenceWhenDue(
  { claims, matters, most }: Timeline,
  day: Day,
): { readonly type: TermChangeType; readonly difference: Difference } {
  const atClock = (clock: Day): Timeline => matters.at(clock).timelineOf(claims, most);
  // On the evening of the last day a claim may start on, or notice may be given on, it is certain what comes.
  const passed = claims.some((claim) => matters.lapsesAfter(claim, day - 1))
    ? { type: 'lapsed' as const, difference: differenceBetweenTimelines(atClock(day - 2), atClock(day - 1), []) }
    : claims.some((claim) => isDeadline(claim, day - 1))
      ? { type: 'renewed' as const, difference: differenceBetweenTimelines(atClock(day - 1), atClock(day), []) }
      : null;
  if (passed?.difference?.days) return { type: passed.type, difference: passed.difference };
  const certain = matters.unmoved.timelineOf(claims, most);
  const [was, now] = [answersOnDay(certain, day - 1), answersOnDay(certain, day)];
  if (passed !== null && canonicalJson(was) === canonicalJson(now))
    return { type: passed.type, difference: NO_DIFFERENCE };
  const [next = Infinity] = boundariesWithin(certain, day + 1, LAST_DAY);
  const days = { from: day, to: next - 1 };
  const difference = { ...NO_DIFFERENCE, ...namedOnce(was, now, days), days };
  return { type: now.length > 0 ? 'took-effect' : 'lapsed', difference };
}

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
