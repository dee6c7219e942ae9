import type { TermRef } from '#contracts';
import { claimAsOf, type Day, type PartnershipWorlds, type TermEntry, type ValueFact } from '#domain';
import { firstOf, listed, more } from './listed';
import type { Part } from './part';
import { renderDays } from './render';
import { heavyPlaces, writeClaim, type ClaimOnDay } from './write-claim';
import { heavyDissents, writeContest, writeNotCounted } from './write-dissent';

/** The partnership, the day and the knowledge that entries are rendered for. */
export interface AnswerContext {
  readonly partnershipId: string;
  /** The worlds on the clock day. */
  readonly worlds: PartnershipWorlds;
  /** The first queried day. */
  readonly day: Day;
  /** Returns the address of the answer about another term on the same day, with the same knowledge. */
  readonly addressOf: (term: TermRef) => string;
}

/** Renders one possible value of a term, or an entry without a value. `also` are further members before its own. */
export function partOfEntry(context: AnswerContext, list: string, entry: TermEntry, also?: object): Part {
  const { partnershipId } = context;
  const { term, given, resolvedFrom, inForce, moreValues, lastReaffirmed, suspended } = entry;
  // Only the first claims are kept, since an answer may have thousands.
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

/** Returns the days of the entry: its segment or, if the term is neither possibly in force nor suspended, those of the first dissent. */
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

/** Renders a narrower scope with a different answer, and the address of that answer. */
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
