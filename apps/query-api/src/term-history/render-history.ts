import { literals, Slug } from '#contracts';
import {
  claimAsOf,
  formatDay,
  type DissentFact,
  type HistoricAnswer,
  type HistoricSegment,
  type PartnershipWorlds,
  type ReaffirmationFact,
  type Renewal,
  type TermHistory,
  type ValueAnswer,
  type ValueFact,
} from '#domain';
import { Type } from 'typebox';
import { firstOf, listed, more } from '../answers/listed';
import type { Group, Part } from '../answers/part';
import type { Events } from '../answers/events';
import {
  CalendarDay,
  Certainty,
  ClaimAnswer,
  Days,
  EndAnswer,
  eventIdentity,
  moreOf,
  named,
  PendingAnswer,
  Value,
} from '../answers/schemas';
import { renderDays, renderEvent, renderReaffirmation } from '../answers/render';
import { partOfPending } from '../answers/render-terms';
import { heavyPlaces, writeClaim, type ClaimOnDay } from '../answers/write-claim';
import { heavyDissents, writeContest, writeNotCounted } from '../answers/write-dissent';
import { writeTermEnd } from '../answers/write-end';

const MayBe = literals(['definitely', 'possibly'] as const);
const BoundChange = named(
  'BoundChange',
  Type.Object(
    { from: CalendarDay, between: Type.Array(Slug), mayBind: Type.Array(Slug) },
    { description: 'who is bound from a later day of the segment on' },
  ),
);
const HistoricAnswerSchema = named(
  'HistoricAnswer',
  Type.Object({
    value: Value,
    certainty: Type.Unsafe<'definitely' | 'possibly'>({
      ...MayBe,
      description: 'as it is on the first day on which it may be in force',
    }),
    between: Type.Array(Slug),
    mayBind: Type.Array(Slug),
    possiblyFrom: Type.Optional(
      Type.Unsafe<string>({
        ...CalendarDay,
        description: 'the first day on which it may be in force, if that is later than `from` of the segment',
      }),
    ),
    possiblyAfter: Type.Optional(
      Type.Unsafe<string>({
        ...CalendarDay,
        description: 'the last day on which it is definitely in force, if it is only possible later in the segment',
      }),
    ),
    boundChanges: Type.Optional(Type.Array(BoundChange)),
    moreBoundChanges: moreOf('boundChanges'),
    claims: Type.Array(ClaimAnswer),
    moreClaims: moreOf('claims'),
  }),
);
const RenewalAhead = named(
  'RenewalAhead',
  Type.Object(
    { ...eventIdentity, noticeBy: CalendarDay, until: CalendarDay, renewsTo: CalendarDay },
    {
      description:
        'notice by `noticeBy` ends it with `until`, its last day in force; without notice it continues until `renewsTo`',
    },
  ),
);

const CoveredAnswer = named(
  'CoveredAnswer',
  Type.Object({ value: Value, certainty: MayBe, between: Type.Array(Slug), mayBind: Type.Array(Slug) }),
);

export const HistoricSegmentAnswer = named(
  'HistoricSegment',
  Type.Object({
    ...Days.properties,
    answers: Type.Array(HistoricAnswerSchema),
    inForce: Type.Unsafe<'definitely' | 'possibly' | 'not'>({
      ...Certainty,
      description:
        'whether anything is in force on a day of it, whichever value that is; `not`: it has ended or is suspended',
    }),
    possiblyAfter: Type.Optional(
      Type.Unsafe<string>({
        ...CalendarDay,
        description:
          'the last day on which something is definitely in force, if that is only possible later in the segment',
      }),
    ),
    ends: Type.Array(EndAnswer, { description: 'what has ended it by a day of it, or may have' }),
    suspended: Type.Optional(
      Type.Unsafe<'definitely' | 'possibly'>({
        ...MayBe,
        description: 'whether the term is suspended on a day of it; absent: certainly not',
      }),
    ),
    suspendedPossiblyFrom: Type.Optional(
      Type.Unsafe<string>({
        ...CalendarDay,
        description: 'the first day on which the term may be suspended, if that is later than `from` of the segment',
      }),
    ),
    suspendedPossiblyAfter: Type.Optional(
      Type.Unsafe<string>({
        ...CalendarDay,
        description: 'the last day on which it is definitely suspended, if that is only possible later in the segment',
      }),
    ),
    suspendedBy: Type.Optional(Type.Array(ClaimAnswer)),
    covers: Type.Optional(
      Type.Array(CoveredAnswer, {
        description: 'where something overrides the term: what would be in force on `from` if nothing did',
      }),
    ),
    openConditions: Type.Optional(
      Type.Array(Slug, { description: 'conditions of its claims that are neither met nor ruled out' }),
    ),
    renewals: Type.Optional(
      Type.Array(RenewalAhead, { description: 'the next renewals that notice can still prevent' }),
    ),
    cautious: Type.Optional(Type.Literal(true)),
    moreValues: moreOf('answers'),
    moreEnds: moreOf('ends'),
    moreSuspendedBy: moreOf('suspendedBy'),
    moreCovers: moreOf('covers'),
  }),
);

export const PendingInHistory = named(
  'PendingInHistory',
  Type.Object(
    { ...PendingAnswer.properties, days: Days },
    { description: 'what waits or waited for a condition; `days` are those on which it certainly had not started' },
  ),
);

export const HISTORY_LISTS = ['segments', 'pending', 'reaffirmations', 'contested', 'notCounted'] as const;

/** The history that is rendered, and the answer that contains it. */
export interface HistoryContext {
  readonly partnershipId: string;
  /** The worlds of the clock day. */
  readonly worlds: PartnershipWorlds;
  readonly group?: Group;
  readonly drawing?: Drawing;
}

/** Further members that a picture needs. */
export interface Drawing {
  readonly reaffirmation: (reaffirmation: ReaffirmationFact) => object;
  readonly dissent: (dissent: DissentFact) => object;
}

const NOT_DRAWN: Drawing = { reaffirmation: () => ({}), dissent: () => ({}) };

/** Yields a term's segments and its other statements as parts of the answer or of `group`. */
export function* partsOfHistory(
  { partnershipId, worlds, group, drawing = NOT_DRAWN }: HistoryContext,
  { segments, pending, reaffirmations, contested, notCounted }: TermHistory,
): Generator<Part> {
  const place = { partnershipId, ...(group ? { group } : {}) };
  for (const segment of segments) yield { ...place, ...partOfSegment(worlds, segment) };
  for (const each of pending)
    yield {
      ...place,
      ...partOfPending(partnershipId, each, { days: renderDays({ from: each.from, to: each.to + 1 }) }),
    };
  for (const reaffirmation of reaffirmations)
    yield {
      ...place,
      list: 'reaffirmations',
      statements: [reaffirmation],
      heavy: [],
      write: (events) =>
        JSON.stringify({ ...renderReaffirmation(reaffirmation, events), ...drawing.reaffirmation(reaffirmation) }),
    };
  for (const [list, dissents, write] of [
    ['contested', contested, writeContest],
    ['notCounted', notCounted, writeNotCounted],
  ] as const)
    for (const dissent of dissents)
      yield {
        ...place,
        list,
        statements: [dissent],
        heavy: heavyDissents([dissent]),
        write: (events) => write(dissent, events, drawing.dissent(dissent))!,
      };
}

type PlacelessPart = Omit<Part, 'partnershipId' | 'group'>;

function partOfSegment(worlds: PartnershipWorlds, historic: HistoricSegment): PlacelessPart {
  const { segment, answers, moreValues, suspensions: allSuspensions, suspended } = historic;
  const { suspendedPossiblyFrom, suspendedPossiblyAfter, openConditions } = historic;
  const days = JSON.stringify(renderDays(segment)).slice(1, -1);
  const [ends, allEnds] = [firstOf(historic.ends), historic.ends.length];
  const suspensions = claimsOnDay(worlds, allSuspensions);
  const suspensionCount = allSuspensions.length;
  const written = answers.map((answer) => answerWriter(worlds, answer));
  // The claims of the ends may be missing among the listed claims of the values.
  const renewals = firstOf(historic.renewals);
  const covered = historic.covered.map(coveredWriter);
  const rest = JSON.stringify({
    inForce: historic.inForce,
    ...(historic.possiblyAfter === null ? {} : { possiblyAfter: formatDay(historic.possiblyAfter) }),
    ...(suspended === 'not' ? {} : { suspended }),
    ...(suspendedPossiblyFrom === null ? {} : { suspendedPossiblyFrom: formatDay(suspendedPossiblyFrom) }),
    ...(suspendedPossiblyAfter === null ? {} : { suspendedPossiblyAfter: formatDay(suspendedPossiblyAfter) }),
    ...(openConditions.length > 0 ? { openConditions } : {}),
    ...(historic.cautious ? { cautious: true } : {}),
  }).slice(1, -1);
  return {
    list: 'segments',
    statements: [
      ...written.flatMap(({ claims }) => claims.map(({ claim }) => claim)),
      ...suspensions.map(({ claim }) => claim),
      ...ends.map(({ by }) => by),
      ...renewals.map(({ claim }) => claim),
    ],
    heavy: [
      ...written.flatMap(({ value, claims }) =>
        heavyPlaces(
          value,
          claims.map(({ claim }) => claim),
        ),
      ),
      ...covered.flatMap(({ heavy }) => heavy),
    ],
    write: (events) => {
      const values = listed(written, ({ write }) => write(events), written.length + moreValues);
      const endings = listed(ends, (end) => writeTermEnd(end, events), allEnds);
      const suspendedBy = listed(suspensions, (claim) => writeClaim(claim, events), suspensionCount);
      const covers = listed(covered, ({ write }) => write(events));
      const renewing = renewals.filter(({ claim }) => events.has(claim)).map((each) => renderRenewal(each, events));
      return [
        `{${days},"answers":[${values.text}],"ends":[${endings.text}]`,
        `,${rest}`,
        suspended === 'not' ? '' : `,"suspendedBy":[${suspendedBy.text}]`,
        covered.length === 0 ? '' : `,"covers":[${covers.text}]`,
        renewing.length === 0 ? '' : `,"renewals":${JSON.stringify(renewing)}`,
        more('moreValues', values.more),
        more('moreEnds', endings.more),
        more('moreSuspendedBy', suspendedBy.more),
        more('moreCovers', covers.more),
        '}',
      ].join('');
    },
  };
}

const claimsOnDay = (worlds: PartnershipWorlds, claims: readonly ValueFact[]): readonly ClaimOnDay[] =>
  firstOf(claims).map((claim) => ({ claim, asOf: claimAsOf(worlds, claim, worlds.clock) }));

function answerWriter(worlds: PartnershipWorlds, answer: HistoricAnswer) {
  const { value, certainty, between, mayBind, possiblyFrom, possiblyAfter, boundChanges } = answer;
  const claims = claimsOnDay(worlds, answer.claims);
  const count = answer.claims.length;
  const changes = firstOf(boundChanges).map((change) => ({ ...change, from: formatDay(change.from) }));
  const rest = JSON.stringify({
    certainty,
    between,
    mayBind,
    ...(possiblyFrom === null ? {} : { possiblyFrom: formatDay(possiblyFrom) }),
    ...(possiblyAfter === null ? {} : { possiblyAfter: formatDay(possiblyAfter) }),
    ...(changes.length === 0 ? {} : { boundChanges: changes }),
  }).slice(1, -1);
  const changesBeyond = more('moreBoundChanges', boundChanges.length - changes.length);
  const write = (events: Events): string | null => {
    const rendered = events.value(value);
    const because = listed(claims, (claim) => writeClaim(claim, events), count);
    return (
      rendered &&
      `{"value":${rendered},${rest}${changesBeyond},"claims":[${because.text}]${more('moreClaims', because.more)}}`
    );
  };
  return { value, claims, write };
}

function coveredWriter({ value, certainty, between, mayBind, claims }: ValueAnswer) {
  const rest = JSON.stringify({ certainty, between, mayBind }).slice(1);
  const write = (events: Events): string | null => {
    const rendered = events.value(value);
    return rendered && `{"value":${rendered},${rest}`;
  };
  return { heavy: heavyPlaces(value, claims), write };
}

const renderRenewal = ({ claim, noticeBy, until, renewsTo }: Renewal, events: Events) => ({
  ...renderEvent(claim, events),
  noticeBy: formatDay(noticeBy),
  until: formatDay(until),
  renewsTo: formatDay(renewsTo),
});
