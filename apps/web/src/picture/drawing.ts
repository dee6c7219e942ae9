import type { Timeline } from '#client';
import { dayOf, type Day } from '../time/day';
import { keyOfValue } from '../value/absence';
import { renewedOn } from './renewed';

type DrawnTerm = Timeline['terms'][number];
type Segment = DrawnTerm['segments'][number];
type Answer = Segment['answers'][number];

/** A half-open run of days; `to` is Infinity where it is open. */
export interface Run {
  readonly from: Day;
  readonly to: Day;
}

/** How a possible stretch fades: `in` towards the days on which the value is definite, `out` away from them. */
export type Fade = 'in' | 'out' | 'none';

/** One possible value on days on which its certainty is the same. */
export interface Piece extends Run {
  readonly value: unknown;
  /** Which of the lane's values it is, by first appearance: neighbours of one colour are told apart by it. */
  readonly hue: number;
  readonly certainty: 'definitely' | 'possibly';
  readonly fade: Fade;
  /** Its place among the values that are possible on the same days. */
  readonly share: { readonly nth: number; readonly of: number };
  readonly claims: Answer['claims'];
  /** Who is bound on the first day, who may be, and how that changes. */
  readonly bound: Pick<Answer, 'between' | 'mayBind' | 'boundChanges'>;
}

/** A stretch of days with the same answers: what can be asked about. */
export interface Stretch extends Run {
  readonly pieces: readonly Piece[];
  /** Whether anything is in force, whichever of the values it is. */
  readonly inForce: 'definitely' | 'possibly' | 'not';
  /** The term has ended, or may have. */
  readonly ends: Segment['ends'];
  /** What would be in force if nothing overrode the term. */
  readonly covers: NonNullable<Segment['covers']>;
  /** Absent: certainly not. */
  readonly suspended: Segment['suspended'];
  /** The next renewals that notice can still prevent. */
  readonly renewals: readonly Renewal[];
  /** The first days of the periods for which it has renewed itself. */
  readonly renewed: readonly Day[];
}

/** Notice by a day ends a claim with another; without it, the claim goes on. */
export interface Renewal {
  readonly noticeBy: Day;
  readonly until: Day;
  readonly renewsTo: Day;
}

/** One value on adjacent stretches: what is labelled. */
export interface Label extends Run {
  readonly value: unknown;
  /** Where it is definite; null if it nowhere is. */
  readonly definite: Run | null;
  readonly share: Piece['share'];
}

/** What an agreement would have set that ended before it came into force: from its publication to its end. */
export interface CalledOff extends Run {
  readonly agreement: string;
  /** Events. */
  readonly publishedBy: string;
  readonly endedBy: string;
}

export interface Lane {
  readonly kind: string;
  readonly scope: string;
  readonly stretches: readonly Stretch[];
  readonly labels: readonly Label[];
  /** What waits for a condition. */
  readonly pending: readonly (Omit<DrawnTerm['pending'][number], 'from'> & Run)[];
  readonly reaffirmations: readonly (DrawnTerm['reaffirmations'][number] & Run)[];
  readonly contests: readonly (Omit<DrawnTerm['contested'][number], 'from'> & Run)[];
  /** Dissent of what is only reported, or not binding. */
  readonly saidOtherwise: readonly (Omit<DrawnTerm['notCounted'][number], 'from'> & Run)[];
  readonly announced: readonly (Timeline['announced'][number] & Run)[];
  /** What was agreed and ended before it came into force. */
  readonly calledOff: readonly CalledOff[];
  /** Of a party: who took its place. */
  readonly succeededBy?: readonly string[];
}

export const laneId = ({ kind, scope }: { readonly kind: string; readonly scope: string }): string =>
  `${kind}/${scope}`;

/** What is said of a term. */
export interface SaidOfTerm {
  readonly term: DrawnTerm;
  readonly announced: Timeline['announced'];
}

/** The terms of a timeline, by kind and scope; one that was only announced is among them. */
export function saidByTerm(timeline: Timeline): SaidOfTerm[] {
  const announced = Map.groupBy(
    timeline.announced.flatMap((said) => said.terms.map((term) => ({ said, term }))),
    ({ term }) => laneId(term),
  );
  const terms = new Map(timeline.terms.map((term) => [laneId(term), term]));
  const unheard = [...announced].flatMap(([id, [first]]) =>
    terms.has(id) || first === undefined || first.term.kind === '*' ? [] : [emptyTerm(first.term)],
  );
  return [...timeline.terms, ...unheard]
    .map((term) => ({ term, announced: (announced.get(laneId(term)) ?? []).map(({ said }) => said) }))
    .sort((a, b) => byKindAndScope(a.term, b.term));
}

interface KindAndScope {
  readonly kind: string;
  readonly scope: string;
}

/** By kind and scope, what is about everything first, part 2 before part 10. An Intl.Collator takes 7 ms to make in a new page. */
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
  saidByTerm(timeline).map((said) => laneOf(said, dayOf(timeline.clock)));

/** As it is drawn on a day of knowledge. */
export function laneOf({ term, announced }: SaidOfTerm, clock: Day): Lane {
  const stretches = stretchesOf(term.segments, clock);
  return {
    kind: term.kind,
    scope: term.scope,
    stretches,
    labels: labelsOf(stretches),
    pending: term.pending.map((said) => ({ ...said, ...runOf(said.days) })),
    reaffirmations: term.reaffirmations.map((said) => ({ ...said, ...boundsOf(said.days) })),
    contests: term.contested.map((said) => ({ ...said, ...runOf(said.days) })),
    saidOtherwise: term.notCounted
      .filter(({ effect }) => effect === 'contest')
      .map((said) => ({ ...said, ...runOf(said.days) })),
    announced: announced.map((said) => ({ ...said, ...runOf(said.days) })),
    calledOff: [],
  };
}

/** A term of which nothing is said. */
export const emptyLane = ({ kind, scope }: KindAndScope): Lane => ({
  kind,
  scope,
  stretches: [],
  labels: [],
  pending: [],
  reaffirmations: [],
  contests: [],
  saidOtherwise: [],
  announced: [],
  calledOff: [],
});

export const runOf = ({ from, to }: { from: string; to: string | null }): Run => ({
  from: dayOf(from),
  to: to === null ? Infinity : dayOf(to),
});

/** From the first day that a date may mean to behind the last. */
export const boundsOf = ({ lo, hi }: { lo: string; hi: string | null }): Run => ({
  from: dayOf(lo),
  to: hi === null ? Infinity : dayOf(hi) + 1,
});

export function stretchesOf(segments: readonly Segment[], clock: Day): Stretch[] {
  const split = segments.flatMap(splitByCertainty).filter(isTold);
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

/** On days on which nothing has begun yet, and nothing has ended, there is nothing to see. */
const isTold = ({ answers, ends, suspended }: Split): boolean =>
  answers.length > 0 || ends.length > 0 || suspended !== undefined;

type Split = Run & Pick<Segment, 'answers'> & Omit<Stretch, 'pieces' | 'renewed'>;

/** A segment in parts of the same certainty: what is open is weighed on the day of knowledge, which lies within it. */
function splitByCertainty({ answers, ends, inForce, possiblyAfter, suspended, ...told }: Segment): Split[] {
  const run = runOf(told);
  const renewals = (told.renewals ?? []).map(renewalOf);
  const covers = told.covers ?? [];
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
    answers: answers.flatMap((answer) => weighedOn(answer, begin)),
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

function weighedOn(answer: Answer, day: Day): Answer[] {
  if (answer.possiblyFrom !== undefined && day < dayOf(answer.possiblyFrom)) return [];
  return [isPast(answer.possiblyAfter, day) ? { ...answer, certainty: 'possibly' } : answer];
}

const isPast = (last: string | undefined, day: Day): boolean => last !== undefined && dayOf(last) < day;

/** An edge is where the value is held on one side only; what goes on without an end has none. */
function fadeOf(value: unknown, before: Split | undefined, after: Split | undefined, { from, to }: Run): Fade {
  const held = holds(before, value) && before?.to === from;
  const goesOn = (holds(after, value) && after?.from === to) || !Number.isFinite(to);
  if (held === goesOn) return 'none';
  return goesOn ? 'in' : 'out';
}

const holds = (split: Split | undefined, value: unknown): boolean =>
  split?.answers.some((answer) => keyOfValue(answer.value) === keyOfValue(value)) ?? false;

export function labelsOf(stretches: readonly Stretch[]): Label[] {
  const labels: Label[] = [];
  for (const { pieces } of stretches) {
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

/** The stretch of a lane that a day lies in. */
export const stretchOn = ({ stretches }: Lane, day: Day): Stretch | undefined =>
  stretches.find(({ from, to }) => from <= day && day < to);
