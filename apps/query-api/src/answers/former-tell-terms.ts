import { valueText, type FormerTermEntry as TermEntry, type TermClaim } from '#domain';
import { heavyValueIn } from '#read-models';
import { heavyContests, tellDays, writeClaim, writeContest } from './former-tell';
import { firstOf, listed, more } from './listed';
import type { Part } from './part';

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

const json = (value: unknown): string => JSON.stringify(value);
