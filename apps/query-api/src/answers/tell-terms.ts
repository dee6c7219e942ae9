import { formatDay, valueText, type TermEntry, type TermsAnswer } from '#domain';
import type { Asked } from '../asking/asker';
import type { Events, Said } from './provenance';
import { tellContest, tellDays, tellEventSummary, writeClaim } from './tell';

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

/** One possible value of a term. Where only dissent is recorded, the segment is the days that it covers. */
export const tellEntry = (entry: TermEntry, events: Events): object => JSON.parse(writeEntry(entry, events)) as object;

/** The same as text: of what most is asked for, what events say is written once and not for each answer. */
function writeEntry({ term, given, segment, lastReaffirmed, contested }: TermEntry, events: Events): string {
  const disputed = contested[0];
  const days = segment ?? { from: disputed?.days.lo ?? 0, to: disputed?.until ? disputed.days.hi : Infinity };
  const reaffirmed = lastReaffirmed && { on: lastReaffirmed.on, eventId: events.of(lastReaffirmed).eventId };
  const claims = given ? given.claims.map((claim) => writeClaim(claim, events)).join(',') : '';
  const dissent = contested.map((said) => tellContest(said, events));
  return `{"kind":"${term.kind}","scope":"${term.scope}","value":${given ? valueText(given.answer) : 'null'},"certainty":"${
    given ? given.certainty : 'not'
  }","between":${json(given ? given.between : null)},"segment":${json(tellDays(days))},"lastReaffirmed":${json(
    reaffirmed,
  )},"claims":[${claims}],"contested":${json(dissent)}}`;
}

const json = (value: unknown): string => JSON.stringify(value);

/** The knowledge that an answer rests on: together with `at` it pins the answer for ever. */
export const tellKnown = ({ version, recordedAt, clock }: Asked) => ({ version, recordedAt, clock: formatDay(clock) });

/** What the terms of a partnership are, with what was asked. */
export interface AnsweredTerms {
  readonly asked: Asked;
  readonly at: string;
  readonly answer: TermsAnswer;
  /** The address that pins it. */
  readonly self: string;
}

/** An answer as JSON. */
export function writeTerms({ asked, at, answer: { terms, announced }, self }: AnsweredTerms, events: Events): string {
  const { partnershipId } = asked;
  const begin = json({ partnershipId, at, ...tellKnown(asked) }).slice(0, -1);
  const entries = terms.map((entry) => writeEntry(entry, events)).join(',');
  const summaries = json(announced.map((said) => tellEventSummary(said, events)));
  return `${begin},"terms":[${entries}],"announced":${summaries},"links":${json({ self })}}`;
}

/** An address with what pins its answer. */
export function pinned(path: string, asked: Asked, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  query.set('version', String(asked.version));
  query.set('knownAt', formatDay(asked.clock));
  return `${path}?${query.toString()}`;
}
