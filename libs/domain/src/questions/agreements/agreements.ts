import type { Standing, TermRef } from '#contracts';
import type { Bounds } from '../../dates';
import {
  earliestOf,
  isValue,
  type Agreement,
  type AgreementEndedFact,
  type AgreementPublishedFact,
  type ClaimFact,
  type PartnershipEndedFact,
} from '../../facts';
import { lastDayOfWaiting, type PartnershipWorlds, type Piece } from '../../worlds';
import { firstOf, NEVER, statesDuring, type TurnsOfAgreement, type StateWithCertainty } from './states';

/** A claim that an agreement makes: a `set`, `override` or `end`. */
export type ClaimOfAgreement = Exclude<ClaimFact, { effect: 'replaced' }>;

export interface AgreementEnding {
  /** The agreement that ended: this one, or one that it amends or extends; null: the partnership ended. */
  readonly agreement: string | null;
  readonly fact: AgreementEndedFact | PartnershipEndedFact;
}

/** An agreement with related agreements, its endings and its state on a day. */
export interface AgreementAnswer {
  readonly agreement: Agreement;
  /** The strongest standing of its publications. */
  readonly standing: Standing;
  /** The publication whose title, form and day of signature apply. */
  readonly publication: AgreementPublishedFact;
  /** Agreement ids; an unknown name as it was written. */
  readonly amends: readonly string[];
  readonly amendedBy: readonly string[];
  /** The definitive restatements that amend it, in the order of publication. */
  readonly restatedBy: readonly string[];
  readonly endings: readonly AgreementEnding[];
  /** The terms of its claims, sorted. */
  readonly terms: readonly TermRef[];
  readonly claims: number;
  readonly states: readonly StateWithCertainty[];
}

/** A summary of the claims of an agreement. */
interface Gathered {
  readonly terms: TermRef[];
  claims: number;
  started: TurnsOfAgreement['started'];
  /** True if the end of the partnership ends any of them. */
  endsWithPartnership: boolean;
}

/**
 * Yields the agreements of a partnership in the order of publication, or one of them, on one unknown day of several. All claims are read first: the
 * generator yields undefined after each term, so that the caller can interrupt it.
 */
export function* agreementsDuring(
  worlds: PartnershipWorlds,
  at: Bounds,
  id?: string,
): Generator<AgreementAnswer | undefined> {
  const { agreements } = worlds.facts;
  const publications = new Map(
    [...agreements.values()].flatMap(({ id: published, ...of }) =>
      of.published.map(({ eventId }) => [eventId, published]),
    ),
  );
  const amendedBy = amendmentsOf(agreements, publications);
  const wanted = id === undefined ? null : new Set([id, ...restatementsOf(id, amendedBy, agreements)]);
  const gathered = new Map<string, Gathered>();
  for (const term of worlds.facts.claims.terms) {
    gatherClaims(worlds, term, wanted, gathered);
    yield undefined;
  }
  for (const agreement of id === undefined ? agreements.values() : [agreements.get(id)])
    if (agreement) yield answerOf(agreement);

  function answerOf(agreement: Agreement): AgreementAnswer {
    const restatedBy = restatementsOf(agreement.id, amendedBy, agreements);
    const publication = publicationOf(agreement);
    const own = gathered.get(agreement.id);
    const endings = endingsOf(worlds, agreement, own?.endsWithPartnership ?? false);
    const turns: TurnsOfAgreement = {
      published: earliestOf(agreement.published),
      started: own?.started ?? null,
      superseded: firstOf(restatedBy.map((restatement) => startOf(agreements.get(restatement)!))),
      // If several events state an end, the earliest of their days applies, and so does the earliest of several ends.
      ended: firstOf(endings.map(({ fact }) => fact.day)),
    };
    return {
      agreement,
      standing: strongest(agreement),
      publication,
      amends: amendedIn(publication, publications),
      amendedBy: amendedBy.get(agreement.id) ?? [],
      restatedBy,
      endings,
      terms: own?.terms ?? [],
      claims: own?.claims ?? 0,
      states: statesDuring(turns, at),
    };
  }

  /** Returns the start of its first claim; without claims, the day of its publication. */
  function startOf({ id: restatement, published }: Agreement): Bounds {
    const own = gathered.get(restatement);
    const definitive = published.filter(({ standing }) => standing === 'definitive');
    return own ? (own.started ?? NEVER) : earliestOf(definitive);
  }
}

function gatherClaims(
  worlds: PartnershipWorlds,
  term: TermRef,
  wanted: ReadonlySet<string> | null,
  gathered: Map<string, Gathered>,
): void {
  const isWanted = (claim: ClaimFact): claim is ClaimOfAgreement & { agreement: string } =>
    isStated(claim) && claim.agreement !== null && wanted?.has(claim.agreement) !== false;
  const claims = worlds.claimsOf(term).filter(isWanted);
  if (claims.length === 0) return;
  const ofTerm = worlds.worldsOf(term);
  for (const claim of claims) {
    const of = gathered.get(claim.agreement) ?? { terms: [], claims: 0, started: null, endsWithPartnership: false };
    gathered.set(claim.agreement, of);
    of.claims += 1;
    if (of.terms.at(-1) !== term) of.terms.push(term);
    const { mayNever, ...placement } = ofTerm.placementOf(claim);
    const pieces = placement.pieces.filter(mayStart);
    const last = pieces.length > 0 ? Math.max(...pieces.map(({ hi }) => hi)) : lastDayOfWaiting(claim, worlds.days) + 1;
    of.started = {
      lo: Math.min(of.started?.lo ?? Infinity, ...pieces.map(({ lo }) => lo)),
      hi: Math.min(of.started?.hi ?? Infinity, mayNever ? Infinity : last),
      last: Math.max(of.started?.last ?? -Infinity, last),
    };
    of.endsWithPartnership ||= isValue(claim) && worlds.endsWithPartnership(claim);
  }
}

/** Returns false for a piece that never starts because its condition is ruled out. */
export const mayStart = ({ lo }: Piece): boolean => lo < Infinity;

export const isStated = (claim: ClaimFact): claim is ClaimOfAgreement => claim.effect !== 'replaced';

/** What amends what, of whatever standing. */
function amendmentsOf(
  agreements: ReadonlyMap<string, Agreement>,
  publications: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const amendedBy = new Map<string, string[]>();
  for (const agreement of agreements.values())
    for (const amended of amendedIn(publicationOf(agreement), publications))
      if (amended !== agreement.id) amendedBy.set(amended, [...(amendedBy.get(amended) ?? []), agreement.id]);
  return amendedBy;
}

/** By id where an event of that name published an agreement. */
const amendedIn = ({ amends }: AgreementPublishedFact, publications: ReadonlyMap<string, string>): string[] => [
  ...new Set(amends.map((name) => publications.get(name) ?? name)),
];

const restatementsOf = (
  id: string,
  amendedBy: ReadonlyMap<string, readonly string[]>,
  agreements: ReadonlyMap<string, Agreement>,
): string[] => (amendedBy.get(id) ?? []).filter((each) => agreements.get(each)?.form === 'restatement');

/**
 * Returns the ends of the agreement and of those that it amends or extends, directly or indirectly, and the end of the partnership if it ends one of
 * the claims.
 */
function endingsOf({ days, facts }: PartnershipWorlds, { id }: Agreement, withPartnership: boolean): AgreementEnding[] {
  const ofAgreements = days
    .chainOf(id)
    .flatMap((agreement) => (facts.agreements.get(agreement)?.ends ?? []).map((fact) => ({ agreement, fact })));
  const ofPartnership = withPartnership ? facts.partnershipEnds.map((fact) => ({ agreement: null, fact })) : [];
  return [...ofAgreements, ...ofPartnership];
}

const strength: readonly Standing[] = ['definitive', 'non-binding', 'reported'];

const strongest = ({ published }: Agreement): Standing =>
  strength.find((each) => published.some(({ standing }) => standing === each))!;

/** Returns the last definitive publication, or else the last one. */
const publicationOf = ({ published }: Agreement): AgreementPublishedFact =>
  published.findLast(({ standing }) => standing === 'definitive') ?? published.at(-1)!;
