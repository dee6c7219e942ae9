import { formatDay, type TermEntry, type TermsAnswer } from '#domain';
import type { Asked } from '../asking/asker';
import type { Events, Said } from './provenance';
import { tellEventSummary, tellClaim, tellContest, tellDays } from './tell';

/** What an answer tells of, for its events to be read. */
export function* saidIn({ terms, announced }: TermsAnswer): Generator<Said> {
  for (const entry of terms) yield* saidInEntry(entry);
  yield* announced;
}

export function* saidInEntry({ given, lastReaffirmed, contested }: TermEntry): Generator<Said> {
  if (given) yield* given.claims;
  if (lastReaffirmed) yield lastReaffirmed;
  yield* contested;
}

/** One possible value of a term as JSON. Where only dissent is recorded, the segment is the days that it covers. */
export function tellEntry({ term, given, segment, lastReaffirmed, contested }: TermEntry, events: Events) {
  const disputed = contested[0];
  const days = segment ?? { from: disputed?.days.lo ?? 0, to: disputed?.until ? disputed.days.hi : Infinity };
  return {
    kind: term.kind,
    scope: term.scope,
    value: given ? given.value : null,
    certainty: given ? given.certainty : 'not',
    between: given ? given.between : null,
    segment: tellDays(days),
    lastReaffirmed: lastReaffirmed && { on: lastReaffirmed.on, eventId: events.of(lastReaffirmed).eventId },
    claims: given ? given.claims.map((claim) => tellClaim(claim, events)) : [],
    contested: contested.map((said) => tellContest(said, events)),
  };
}

/** The knowledge that an answer rests on: together with `at` it pins the answer for ever. */
export const tellKnown = ({ version, recordedAt, clock }: Asked) => ({ version, recordedAt, clock: formatDay(clock) });

export function tellTerms(asked: Asked, at: string, answer: TermsAnswer, events: Events) {
  return {
    partnershipId: asked.partnershipId,
    at,
    ...tellKnown(asked),
    terms: answer.terms.map((entry) => tellEntry(entry, events)),
    announced: answer.announced.map((said) => tellEventSummary(said, events)),
  };
}

/** An address with what pins its answer. */
export function pinned(path: string, asked: Asked, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  query.set('version', String(asked.version));
  query.set('knownAt', formatDay(asked.clock));
  return `${path}?${query.toString()}`;
}
