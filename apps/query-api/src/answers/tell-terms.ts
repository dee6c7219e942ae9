import { formatDay, valueText, type Announcement, type TermClaim, type TermEntry, type TermsAnswer } from '#domain';
import { heavyValueIn } from '#read-models';
import type { Asked } from '../asking/asker';
import { firstOf, listed, more } from './listed';
import type { Part } from './part';
import type { Events } from './provenance';
import { heavyContests, tellDays, tellEventSummary, writeClaim, writeContest } from './tell';

/** The terms and what was announced, piece by piece. */
export function* partsOfTerms(partnershipId: string, { terms, announced }: TermsAnswer): Generator<Part> {
  for (const entry of terms) yield partOfEntry(partnershipId, 'terms', entry);
  for (const said of announced) yield partOfAnnouncement(partnershipId, said);
}

/** One possible value of a term; `also` are members before its own. Where only dissent is recorded, the segment is the days that it covers. */
export function partOfEntry(partnershipId: string, list: string, entry: TermEntry, also?: object): Part {
  const { term, given, moreValues, segment, lastReaffirmed } = entry;
  // Of an answer that many make, only the first are held on to.
  const claims = firstOf(given?.claims ?? []);
  const contested = firstOf(entry.contested);
  const [allClaims, allContested] = [given?.claims.length ?? 0, entry.contested.length];
  const value = given ? valueText(given.answer) : 'null';
  const disputed = contested[0];
  const days = segment ?? { from: disputed?.days.lo ?? 0, to: disputed?.until ? disputed.days.hi : Infinity };
  const { kind, scope } = term;
  const first = `{${also ? `${json(also).slice(1, -1)},` : ''}"kind":"${kind}","scope":"${scope}"`;
  const told = `"certainty":"${given?.certainty ?? 'not'}","between":${json(given?.between ?? null)},"segment":${json(tellDays(days))}`;
  return {
    partnershipId,
    list,
    said:
      lastReaffirmed || contested.length > 0
        ? [...claims, ...(lastReaffirmed ? [lastReaffirmed] : []), ...contested]
        : claims,
    heavy:
      contested.length > 0 ? [...heavyClaims(value, claims), ...heavyContests(contested)] : heavyClaims(value, claims),
    write: (events) => {
      const reaffirmed =
        lastReaffirmed && events.has(lastReaffirmed)
          ? { on: lastReaffirmed.on, eventId: events.of(lastReaffirmed).eventId }
          : null;
      const because = listed(claims, (claim) => writeClaim(claim, events), allClaims);
      const dissent = listed(contested, (said) => writeContest(said, events), allContested);
      const beyond = `${more('moreValues', moreValues)}${more('moreClaims', because.more)}${more('moreContested', dissent.more)}`;
      return `${first},"value":${events.value(value) ?? 'null'},${told},"lastReaffirmed":${json(reaffirmed)},"claims":[${because.text}],"contested":[${dissent.text}]${beyond}}`;
    },
  };
}

/** Where a value was said, if it is too heavy to be held. */
export const heavyClaims = (value: string, claims: readonly TermClaim[]): readonly TermClaim[] =>
  heavyValueIn(value) === null ? NOTHING : claims.slice(0, 1);

const NOTHING: readonly never[] = [];

const partOfAnnouncement = (partnershipId: string, said: Announcement): Part => ({
  partnershipId,
  list: 'announced',
  said: [said],
  heavy: [],
  write: (events: Events) => json(tellEventSummary(said, events)),
});

const json = (value: unknown): string => JSON.stringify(value);

/** The knowledge that an answer rests on: together with `at` it pins the answer for ever. */
export const tellKnown = ({ version, recordedAt, clock }: Asked) => ({ version, recordedAt, clock: formatDay(clock) });

/** The address that pins an answer, and where more follows the one of the next page, which is of the same knowledge. */
export const endOf =
  (self: string) =>
  (next: number | null): object => ({
    ...(next === null ? {} : { next: `${self}&after=${next}` }),
    links: { self },
  });

/** An address with what pins its answer. */
export function pinned(path: string, asked: Asked, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  query.set('version', String(asked.version));
  query.set('knownAt', formatDay(asked.clock));
  return `${path}?${query.toString()}`;
}
