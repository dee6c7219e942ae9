import type { Timeline } from '#client';
import { dayOf, type Day } from '../time/day';
import { keyOfValue } from '../value/absence';
import { renewedOn } from './renewed';

type DrawnTerm = Timeline['terms'][number];
type Segment = DrawnTerm['segments'][number];
type Answer = Segment['answers'][number];

/** A half-open run of days; `to` is Infinity if it is open. */
export interface Run {
  readonly from: Day;
  readonly to: Day;
}

/** The fade of a possible segment: `in` towards the days on which the value is definite, `out` away from them. */
export type Fade = 'in' | 'out' | 'none';

/** One possible value on days on which its certainty is the same. */
export interface Piece extends Run {
  readonly value: unknown;
  /** The number of the value within its lane, by first appearance. It distinguishes neighbours of one colour. */
  readonly hue: number;
  readonly certainty: 'definitely' | 'possibly';
  readonly fade: Fade;
  /** The place among the values that are possible on the same days. */
  readonly share: { readonly nth: number; readonly of: number };
  readonly claims: Answer['claims'];
  /** The parties that are and may be bound on the first day, and the later changes. */
  readonly bound: Pick<Answer, 'between' | 'mayBind' | 'boundChanges'>;
}

/** A run of days with the same answers. Each segment can be selected. */
export interface LaneSegment extends Run {
  readonly pieces: readonly Piece[];
  /** The certainty that anything is in force, regardless of the value. */
  readonly inForce: 'definitely' | 'possibly' | 'not';
  /** The events by which the term has ended, or may have. */
  readonly ends: Segment['ends'];
  /** The values that would be in force if nothing overrode the term. */
  readonly covers: NonNullable<Segment['covers']>;
  /** Absent: certainly not suspended. */
  readonly suspended: Segment['suspended'];
  /** The next renewals that notice can still prevent. */
  readonly renewals: readonly Renewal[];
  /** The first days of the periods for which the claim has renewed itself. */
  readonly renewed: readonly Day[];
}

/** A renewal. Notice by `noticeBy` ends the claim on `until`; without notice, the claim renews to `renewsTo`. */
export interface Renewal {
  readonly noticeBy: Day;
  readonly until: Day;
  readonly renewsTo: Day;
}

/** One value on adjacent segments, which share one label. */
export interface Label extends Run {
  readonly value: unknown;
  /** The days on which the value is definite; null if there are none. */
  readonly definite: Run | null;
  readonly share: Piece['share'];
}

/** A term of an agreement that ended before it came into force, from the publication to the end. */
export interface CalledOff extends Run {
  readonly agreement: string;
  /** The id of the event that published the agreement. */
  readonly publishedBy: string;
  readonly endedBy: string;
}

export interface Lane {
  readonly kind: string;
  readonly scope: string;
  readonly segments: readonly LaneSegment[];
  readonly labels: readonly Label[];
  /** The pending claims. */
  readonly pending: readonly (Omit<DrawnTerm['pending'][number], 'from'> & Run)[];
  readonly reaffirmations: readonly (DrawnTerm['reaffirmations'][number] & Run)[];
  readonly contests: readonly (Omit<DrawnTerm['contested'][number], 'from'> & Run)[];
  /** Dissenting values from events that are only reported or non-binding. */
  readonly reportedOtherwise: readonly (Omit<DrawnTerm['notCounted'][number], 'from'> & Run)[];
  readonly announced: readonly (Timeline['announced'][number] & Run)[];
  /** Terms that were agreed and ended before they came into force. */
  readonly calledOff: readonly CalledOff[];
  /** For a party, its successors. */
  readonly succeededBy?: readonly string[];
}

export const laneId = ({ kind, scope }: { readonly kind: string; readonly scope: string }): string =>
  `${kind}/${scope}`;

/** A term with its announcements. */
export interface TermWithAnnouncements {
  readonly term: DrawnTerm;
  readonly announced: Timeline['announced'];
}

/** Returns the terms of a timeline by kind and scope, including terms that were only announced. */
export function termsWithAnnouncements(timeline: Timeline): TermWithAnnouncements[] {
  const announced = Map.groupBy(
    timeline.announced.flatMap((announcement) => announcement.terms.map((term) => ({ announcement, term }))),
    ({ term }) => laneId(term),
  );
  const terms = new Map(timeline.terms.map((term) => [laneId(term), term]));
  const onlyAnnounced = [...announced].flatMap(([id, [first]]) =>
    terms.has(id) || first === undefined || first.term.kind === '*' ? [] : [emptyTerm(first.term)],
  );
  return [...timeline.terms, ...onlyAnnounced]
    .map((term) => ({ term, announced: (announced.get(laneId(term)) ?? []).map(({ announcement }) => announcement) }))
    .sort((a, b) => byKindAndScope(a.term, b.term));
}

interface KindAndScope {
  readonly kind: string;
  readonly scope: string;
}

/** Compares by kind and scope: the scope `all` first, part 2 before part 10. Creating an Intl.Collator takes 7 ms on a new page. */
export const byKindAndScope = (a: KindAndScope, b: KindAndScope): number => (orderOf(a) < orderOf(b) ? -1 : 1);

const orderOf = ({ kind, scope }: KindAndScope): string =>
  `${kind}/${scope === 'all' ? '' : scope}`.replaceAll(/\d+/g, (digits) => digits.padStart(9, '0'));

const emptyTerm = ({ kind, scope }: KindAndScope): DrawnTerm => ({
  kind,
  scope,
  segments: [],
  pending: [],
  reaffirmations: [],
  contested: [],
  notCounted: [],
});

export const lanesOf = (timeline: Timeline): Lane[] =>
  termsWithAnnouncements(timeline).map((term) => laneOf(term, dayOf(timeline.clock)));

/** Returns the lane of a term as it is drawn on a clock day. */
export function laneOf({ term, announced }: TermWithAnnouncements, clock: Day): Lane {
  const segments = segmentsOf(term.segments, clock);
  return {
    kind: term.kind,
    scope: term.scope,
    segments,
    labels: labelsOf(segments),
    pending: term.pending.map((claim) => ({ ...claim, ...runOf(claim.days) })),
    reaffirmations: term.reaffirmations.map((reaffirmation) => ({ ...reaffirmation, ...boundsOf(reaffirmation.days) })),
    contests: term.contested.map((contest) => ({ ...contest, ...runOf(contest.days) })),
    reportedOtherwise: term.notCounted
      .filter(({ effect }) => effect === 'contest')
      .map((contest) => ({ ...contest, ...runOf(contest.days) })),
    announced: announced.map((announcement) => ({ ...announcement, ...runOf(announcement.days) })),
    calledOff: [],
  };
}

/** Returns a lane without content. */
export const emptyLane = ({ kind, scope }: KindAndScope): Lane => ({
  kind,
  scope,
  segments: [],
  labels: [],
  pending: [],
  reaffirmations: [],
  contests: [],
  reportedOtherwise: [],
  announced: [],
  calledOff: [],
});

export const runOf = ({ from, to }: { from: string; to: string | null }): Run => ({
  from: dayOf(from),
  to: to === null ? Infinity : dayOf(to),
});

/** Returns the run from the first day that a date may mean to the day after the last. */
export const boundsOf = ({ lo, hi }: { lo: string; hi: string | null }): Run => ({
  from: dayOf(lo),
  to: hi === null ? Infinity : dayOf(hi) + 1,
});

export function segmentsOf(segments: readonly Segment[], clock: Day): LaneSegment[] {
  const split = segments.flatMap(splitByCertainty).filter(isDrawn);
  const hues = new Map<string, number>();
  for (const { answers } of split) {
    for (const { value } of answers) if (!hues.has(keyOfValue(value))) hues.set(keyOfValue(value), hues.size);
  }
  return split.map(({ answers, ends, inForce, covers, suspended, renewals, from, to }, index) => ({
    from,
    to,
    ends,
    inForce,
    covers,
    suspended,
    renewals,
    renewed: renewedOn(answers, { from, to }, clock),
    pieces: answers.map((answer, nth) => ({
      from,
      to,
      value: answer.value,
      hue: hues.get(keyOfValue(answer.value))!,
      certainty: answer.certainty === 'definitely' ? ('definitely' as const) : ('possibly' as const),
      fade:
        answer.certainty === 'definitely'
          ? 'none'
          : fadeOf(answer.value, split[index - 1], split[index + 1], { from, to }),
      share: { nth, of: answers.length },
      claims: answer.claims,
      bound: answer,
    })),
  }));
}

/** Returns true if a part is drawn. Before a term has begun and before it has ended, there is nothing to draw. */
const isDrawn = ({ answers, ends, suspended }: Split): boolean =>
  answers.length > 0 || ends.length > 0 || suspended !== undefined;

type Split = Run & Pick<Segment, 'answers'> & Omit<LaneSegment, 'pieces' | 'renewed'>;

/** Splits a segment at the days on which the certainty of open conditions changes: they are judged on the clock day, which lies within it. */
function splitByCertainty({ answers, ends, inForce, possiblyAfter, suspended, ...rest }: Segment): Split[] {
  const run = runOf(rest);
  const renewals = (rest.renewals ?? []).map(renewalOf);
  const covers = rest.covers ?? [];
  const dayAfter = (day: string | undefined): Day[] => (day === undefined ? [] : [dayOf(day) + 1]);
  const changes = [
    ...dayAfter(possiblyAfter),
    ...answers.flatMap((answer) => [
      ...dayAfter(answer.possiblyAfter),
      ...(answer.possiblyFrom === undefined ? [] : [dayOf(answer.possiblyFrom)]),
    ]),
  ];
  const begins = [run.from, ...new Set(changes)].filter((day) => run.from <= day && day < run.to);
  begins.sort((one, other) => one - other);
  return begins.map((begin, nth) => ({
    from: begin,
    to: begins[nth + 1] ?? run.to,
    answers: answers.flatMap((answer) => answersOn(answer, begin)),
    ends,
    inForce: isPast(possiblyAfter, begin) && inForce === 'definitely' ? 'possibly' : inForce,
    covers,
    suspended,
    renewals: renewals.filter(({ until }) => begin <= until && until < (begins[nth + 1] ?? run.to)),
  }));
}

const renewalOf = ({ noticeBy, until, renewsTo }: NonNullable<Segment['renewals']>[number]): Renewal => ({
  noticeBy: dayOf(noticeBy),
  until: dayOf(until),
  renewsTo: dayOf(renewsTo),
});

function answersOn(answer: Answer, day: Day): Answer[] {
  if (answer.possiblyFrom !== undefined && day < dayOf(answer.possiblyFrom)) return [];
  return [isPast(answer.possiblyAfter, day) ? { ...answer, certainty: 'possibly' } : answer];
}

const isPast = (last: string | undefined, day: Day): boolean => last !== undefined && dayOf(last) < day;

/** Returns the fade at an edge. Only a value that is in force on exactly one side has an edge; an open end counts as in force. */
function fadeOf(value: unknown, before: Split | undefined, after: Split | undefined, { from, to }: Run): Fade {
  const continues = holds(before, value) && before?.to === from;
  const goesOn = (holds(after, value) && after?.from === to) || !Number.isFinite(to);
  if (continues === goesOn) return 'none';
  return goesOn ? 'in' : 'out';
}

const holds = (split: Split | undefined, value: unknown): boolean =>
  split?.answers.some((answer) => keyOfValue(answer.value) === keyOfValue(value)) ?? false;

export function labelsOf(segments: readonly LaneSegment[]): Label[] {
  const labels: Label[] = [];
  for (const { pieces } of segments) {
    for (const { from, to, value, share, certainty } of pieces) {
      const definite = certainty === 'definitely' ? { from, to } : null;
      const last = labels.findLastIndex((label) => label.to === from && keyOfValue(label.value) === keyOfValue(value));
      const alone = share.of === 1 || labels[last]?.share.of === share.of;
      if (last >= 0 && alone && labels[last]!.share.nth === share.nth)
        labels[last] = { ...labels[last]!, to, definite: joined(labels[last]!.definite, definite) };
      else labels.push({ from, to, value, share, definite });
    }
  }
  return labels;
}

const joined = (a: Run | null, b: Run | null): Run | null => (a && b ? { from: a.from, to: b.to } : (a ?? b));

/** Returns the segment of a lane that contains a day. */
export const segmentOn = ({ segments }: Lane, day: Day): LaneSegment | undefined =>
  segments.find(({ from, to }) => from <= day && day < to);
