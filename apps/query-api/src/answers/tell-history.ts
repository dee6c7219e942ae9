import { Slug } from '#contracts';
import { formatDay, type HistoricSegment, type TermHistory } from '#domain';
import { Type } from 'typebox';
import { CalendarDay, Certainty, ClaimAnswer, Days, EndAnswer, named, Value } from './schemas';
import type { Events, Said } from './provenance';
import { tellClaim, tellContest, tellDays, tellEnd, tellReaffirmation } from './tell';

export const HistoricSegmentAnswer = named(
  'HistoricSegment',
  Type.Object({
    ...Days.properties,
    answers: Type.Array(
      Type.Object({
        value: Value,
        certainty: Certainty,
        between: Type.Array(Slug),
        possiblyAfter: Type.Optional(CalendarDay),
        claims: Type.Array(ClaimAnswer),
      }),
    ),
    ends: Type.Array(EndAnswer),
  }),
);

export function* saidInHistory({ segments, reaffirmations, contested }: TermHistory): Generator<Said> {
  for (const { segment } of segments) yield* segment.possible;
  yield* reaffirmations;
  yield* contested;
}

/** A term's segments, reaffirmations and dissent as JSON. */
export const tellHistory = ({ term, segments, reaffirmations, contested }: TermHistory, events: Events) => ({
  kind: term.kind,
  scope: term.scope,
  segments: segments.map((segment) => tellSegment(segment, events)),
  reaffirmations: reaffirmations.map((said) => tellReaffirmation(said, events)),
  contested: contested.map((said) => tellContest(said, events)),
});

const tellSegment = ({ segment, answers, ends }: HistoricSegment, events: Events) => ({
  ...tellDays(segment),
  answers: answers.map(({ value, certainty, between, possiblyAfter, claims }) => ({
    value,
    certainty,
    between,
    ...(possiblyAfter === null ? {} : { possiblyAfter: formatDay(possiblyAfter) }),
    claims: claims.map((claim) => tellClaim(claim, events)),
  })),
  ends: ends.map((claim) => tellEnd(claim, events)),
});
