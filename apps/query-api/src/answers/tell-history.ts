import { Slug } from '#contracts';
import {
  formatDay,
  valueText,
  type Contest,
  type HistoricAnswer,
  type HistoricSegment,
  type Reaffirmation,
  type TermHistory,
} from '#domain';
import { Type } from 'typebox';
import { firstOf, listed, more } from './listed';
import type { Group, Part } from './part';
import type { Events } from './provenance';
import { CalendarDay, Certainty, ClaimAnswer, Days, EndAnswer, moreOf, named, Value } from './schemas';
import { heavyContests, tellDays, tellReaffirmation, writeClaim, writeContest, writeEnd } from './former-tell';
import { heavyClaims } from './former-tell-terms';

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
        moreClaims: moreOf('claims'),
      }),
    ),
    ends: Type.Array(EndAnswer),
    moreValues: moreOf('answers'),
    moreEnds: moreOf('ends'),
  }),
);

export const HISTORY_LISTS = ['segments', 'reaffirmations', 'contested'] as const;

/** What else a picture needs of what was said. */
export interface Drawing {
  readonly reaffirmation: (said: Reaffirmation) => object;
  readonly contest: (said: Contest) => object;
}

const NOT_DRAWN: Drawing = { reaffirmation: () => ({}), contest: () => ({}) };

/** A term's segments, reaffirmations and dissent, piece by piece, as members of the answer or of `group`. */
export function* partsOfHistory(
  partnershipId: string,
  { segments, reaffirmations, contested }: TermHistory,
  { group, drawing = NOT_DRAWN }: { readonly group?: Group; readonly drawing?: Drawing } = {},
): Generator<Part> {
  const place = { partnershipId, ...(group ? { group } : {}) };
  for (const segment of segments) yield { ...place, ...partOfSegment(segment) };
  for (const said of reaffirmations)
    yield {
      ...place,
      list: 'reaffirmations',
      said: [said],
      heavy: [],
      write: (events) => JSON.stringify({ ...tellReaffirmation(said, events), ...drawing.reaffirmation(said) }),
    };
  for (const said of contested)
    yield {
      ...place,
      list: 'contested',
      said: [said],
      heavy: heavyContests([said]),
      write: (events) => writeContest(said, events, drawing.contest(said))!,
    };
}

function partOfSegment({ segment, answers, moreValues, ends }: HistoricSegment): Omit<Part, 'partnershipId' | 'group'> {
  const days = JSON.stringify(tellDays(segment)).slice(1, -1);
  const [firstEnds, allEnds] = [firstOf(ends), ends.length];
  const written = answers.map(answerWriter);
  return {
    list: 'segments',
    said: [...written.flatMap(({ claims }) => claims), ...firstEnds],
    heavy: written.flatMap(({ value, claims }) => heavyClaims(value, claims)),
    write: (events) => {
      const values = listed(written, ({ write }) => write(events), written.length + moreValues);
      const endings = listed(firstEnds, (claim) => writeEnd(claim, events), allEnds);
      return `{${days},"answers":[${values.text}],"ends":[${endings.text}]${more('moreValues', values.more)}${more('moreEnds', endings.more)}}`;
    },
  };
}

function answerWriter({ answer, certainty, between, possiblyAfter, claims: all }: HistoricAnswer) {
  const claims = firstOf(all);
  const value = valueText(answer);
  const after = possiblyAfter === null ? {} : { possiblyAfter: formatDay(possiblyAfter) };
  const rest = JSON.stringify({ certainty, between, ...after }).slice(1, -1);
  const count = all.length;
  const write = (events: Events): string | null => {
    const told = events.value(value);
    const because = listed(claims, (claim) => writeClaim(claim, events), count);
    return told && `{"value":${told},${rest},"claims":[${because.text}]${more('moreClaims', because.more)}}`;
  };
  return { value, claims, write };
}
