import type { TermRef } from '#contracts';
import { claimAsOf, type Day, type PartnershipWorlds, type TermEntry, type ValueFact } from '#domain';
import { firstOf, listed, more } from './listed';
import type { Part } from './part';
import { tellDays } from './tell';
import { heavySaid, writeClaim, type ToldClaim } from './write-claim';
import { heavyDissents, writeContest, writeNotCounted } from './write-dissent';

/** Of which partnership entries tell, and when. */
export interface Telling {
  readonly partnershipId: string;
  /** Those of the clock day. */
  readonly worlds: PartnershipWorlds;
  /** The first day asked about. */
  readonly day: Day;
  /** The address of the answer about another term, of the same day and knowledge. */
  readonly addressOf: (term: TermRef) => string;
}

/** One possible value of a term, or none; `also` are members before its own. */
export function partOfEntry(telling: Telling, list: string, entry: TermEntry, also?: object): Part {
  const { partnershipId } = telling;
  const { term, given, inForce, moreValues, lastReaffirmed, suspended } = entry;
  // Of an answer that many make, only the first are held on to.
  const claims = toldClaims(telling, given?.claims);
  const suspending = toldClaims(telling, suspended?.claims);
  const [contested, notCounted] = [firstOf(entry.contested), firstOf(entry.notCounted)];
  const counts = {
    claims: given?.claims.length ?? 0,
    suspending: suspended?.claims.length ?? 0,
    contested: entry.contested.length,
    notCounted: entry.notCounted.length,
  };
  const value = given?.value ?? 'null';
  const first = `{${also ? `${json(also).slice(1, -1)},` : ''}"kind":"${term.kind}","scope":"${term.scope}"`;
  const told =
    (given && 'resolvedFrom' in given ? `"resolvedFrom":"${given.resolvedFrom}",` : '') +
    `"certainty":"${given?.certainty ?? 'not'}","inForce":"${inForce}",` +
    `"between":${json(given?.between ?? null)},"mayBind":${json(given?.mayBind ?? [])},` +
    `"segment":${json(tellDays(daysOf(entry)))}` +
    (suspended ? `,"suspended":"${suspended.certainty}"` : '') +
    (entry.cautious ? ',"cautious":true' : '');
  const exceptions = tellExceptions(telling, entry);
  return {
    partnershipId,
    list,
    said: [
      ...claims.map(({ claim }) => claim),
      ...(lastReaffirmed ? [lastReaffirmed] : []),
      ...suspending.map(({ claim }) => claim),
      ...contested,
      ...notCounted,
    ],
    heavy: [...heavySaid(value, given?.claims ?? []), ...heavyDissents(contested), ...heavyDissents(notCounted)],
    write: (events) => {
      const reaffirmed =
        lastReaffirmed && events.has(lastReaffirmed)
          ? { on: lastReaffirmed.on, eventId: events.of(lastReaffirmed).eventId }
          : null;
      const because = listed(claims, (claim) => writeClaim(claim, events), counts.claims);
      const suspendedBy = listed(suspending, (claim) => writeClaim(claim, events), counts.suspending);
      const dissent = listed(contested, (said) => writeContest(said, events), counts.contested);
      const beside = listed(notCounted, (said) => writeNotCounted(said, events), counts.notCounted);
      const lists =
        `"lastReaffirmed":${json(reaffirmed)},"claims":[${because.text}],"contested":[${dissent.text}],"notCounted":[${beside.text}]` +
        (suspended ? `,"suspendedBy":[${suspendedBy.text}]` : '');
      const beyond =
        more('moreValues', moreValues) +
        more('moreClaims', because.more) +
        more('moreSuspendedBy', suspendedBy.more) +
        more('moreContested', dissent.more) +
        more('moreNotCounted', beside.more);
      return `${first},"value":${events.value(value) ?? 'null'},${told},${lists}${exceptions}${beyond}}`;
    },
  };
}

const NO_CLAIMS: readonly ToldClaim[] = [];
const toldClaims = ({ worlds, day }: Telling, claims: readonly ValueFact[] | undefined): readonly ToldClaim[] =>
  claims ? firstOf(claims).map((claim) => ({ claim, asOf: claimAsOf(worlds, claim, day) })) : NO_CLAIMS;

/** Where nothing may be in force and nothing is suspended, the days of which something else is said. */
function daysOf({ segment, contested, notCounted }: TermEntry): { from: Day; to: Day } {
  if (segment) return segment;
  const said = contested[0] ?? notCounted[0];
  return said ? { from: said.days.lo, to: said.days.hi + 1 } : { from: 0, to: Infinity };
}

function tellExceptions({ addressOf }: Telling, { term: { kind }, exceptions }: TermEntry): string {
  if (exceptions.length === 0) return '';
  const told = firstOf(exceptions).map((scope) => tellException({ kind, scope }, addressOf));
  return `,"exceptions":${json(told)}${more('moreExceptions', exceptions.length - told.length)}`;
}

/** A narrower scope whose answer is another one, and where that is found. */
export const tellException = (term: TermRef, addressOf: Telling['addressOf']) => ({
  scope: term.scope,
  links: { self: addressOf(term) },
});

const json = (value: unknown): string => JSON.stringify(value);
