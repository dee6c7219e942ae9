import type { TermRef } from '#contracts';
import { claimAsOf, type Day, type PartnershipWorlds, type TermEntry, type ValueFact } from '#domain';
import { firstOf, listed, more } from './listed';
import type { Part } from './part';
import { renderDays } from './render';
import { heavyPlaces, writeClaim, type ClaimOnDay } from './write-claim';
import { heavyDissents, writeContest, writeNotCounted } from './write-dissent';

/** Of which partnership entries tell, and when. */
export interface AnswerContext {
  readonly partnershipId: string;
  /** Those of the clock day. */
  readonly worlds: PartnershipWorlds;
  /** The first day asked about. */
  readonly day: Day;
  /** The address of the answer about another term, of the same day and knowledge. */
  readonly addressOf: (term: TermRef) => string;
}

/** One possible value of a term, or none; `also` are members before its own. */
export function partOfEntry(context: AnswerContext, list: string, entry: TermEntry, also?: object): Part {
  const { partnershipId } = context;
  const { term, given, resolvedFrom, inForce, moreValues, lastReaffirmed, suspended } = entry;
  // Of an answer that many make, only the first are held on to.
  const claims = claimsOnDay(context, given?.claims);
  const suspending = claimsOnDay(context, suspended?.claims);
  const [contested, notCounted] = [firstOf(entry.contested), firstOf(entry.notCounted)];
  const counts = {
    claims: given?.claims.length ?? 0,
    suspending: suspended?.claims.length ?? 0,
    contested: entry.contested.length,
    notCounted: entry.notCounted.length,
  };
  const value = given?.value ?? 'null';
  const first = `{${also ? `${json(also).slice(1, -1)},` : ''}"kind":"${term.kind}","scope":"${term.scope}"`;
  const rendered =
    (resolvedFrom === null ? '' : `"resolvedFrom":"${resolvedFrom}",`) +
    `"certainty":"${given?.certainty ?? 'not'}","inForce":"${inForce}",` +
    `"between":${given ? namesText(given.between) : 'null'},"mayBind":${given ? namesText(given.mayBind) : '[]'},` +
    `"segment":${daysText(daysOf(entry))}` +
    (suspended ? `,"suspended":"${suspended.certainty}"` : '') +
    (entry.cautious ? ',"cautious":true' : '');
  const exceptions = renderExceptions(context, entry);
  return {
    partnershipId,
    list,
    statements: [
      ...claims.map(({ claim }) => claim),
      ...(lastReaffirmed ? [lastReaffirmed] : []),
      ...suspending.map(({ claim }) => claim),
      ...contested,
      ...notCounted,
    ],
    heavy: [...heavyPlaces(value, given?.claims ?? []), ...heavyDissents(contested), ...heavyDissents(notCounted)],
    write: (events) => {
      const reaffirmed =
        lastReaffirmed && events.has(lastReaffirmed)
          ? { on: lastReaffirmed.on, eventId: events.of(lastReaffirmed).eventId }
          : null;
      const because = listed(claims, (claim) => writeClaim(claim, events), counts.claims);
      const suspendedBy = listed(suspending, (claim) => writeClaim(claim, events), counts.suspending);
      const dissent = listed(contested, (contest) => writeContest(contest, events), counts.contested);
      const beside = listed(notCounted, (dissent) => writeNotCounted(dissent, events), counts.notCounted);
      const lists =
        `"lastReaffirmed":${json(reaffirmed)},"claims":[${because.text}],"contested":[${dissent.text}],"notCounted":[${beside.text}]` +
        (suspended ? `,"suspendedBy":[${suspendedBy.text}]` : '');
      const beyond =
        more('moreValues', moreValues) +
        more('moreClaims', because.more) +
        more('moreSuspendedBy', suspendedBy.more) +
        more('moreContested', dissent.more) +
        more('moreNotCounted', beside.more);
      return `${first},"value":${events.value(value) ?? 'null'},${rendered},${lists}${exceptions}${beyond}}`;
    },
  };
}

const NO_CLAIMS: readonly ClaimOnDay[] = [];
const claimsOnDay = ({ worlds, day }: AnswerContext, claims: readonly ValueFact[] | undefined): readonly ClaimOnDay[] =>
  claims ? firstOf(claims).map((claim) => ({ claim, asOf: claimAsOf(worlds, claim, day) })) : NO_CLAIMS;

/** Where nothing may be in force and nothing is suspended, the days of which something else is said. */
function daysOf({ segment, contested, notCounted }: TermEntry): { from: Day; to: Day } {
  if (segment) return segment;
  const statement = contested[0] ?? notCounted[0];
  return statement ? { from: statement.days.lo, to: statement.days.hi + 1 } : { from: 0, to: Infinity };
}

function renderExceptions({ addressOf }: AnswerContext, { term: { kind }, exceptions }: TermEntry): string {
  if (exceptions.length === 0) return '';
  const rendered = firstOf(exceptions).map((scope) => renderException({ kind, scope }, addressOf));
  return `,"exceptions":${json(rendered)}${more('moreExceptions', exceptions.length - rendered.length)}`;
}

/** A narrower scope whose answer is another one, and where that is found. */
export const renderException = (term: TermRef, addressOf: AnswerContext['addressOf']) => ({
  scope: term.scope,
  links: { self: addressOf(term) },
});

const namesText = (names: readonly string[]): string => (names.length === 0 ? '[]' : json(names));

function daysText(days: { readonly from: Day; readonly to: Day }): string {
  const { from, to } = renderDays(days);
  return `{"from":"${from}","to":${to === null ? 'null' : `"${to}"`}}`;
}

const json = (value: unknown): string => JSON.stringify(value);
