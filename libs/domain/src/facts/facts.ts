import type { TermRef } from '#contracts';
import type { Bounds, Day } from '../dates';
import type { Fact, StatementFact } from './facts-of-event';
import type {
  AgreementEndedFact,
  AgreementForm,
  AgreementPublishedFact,
  NoticeFact,
  PartiesChangedFact,
  PartnershipEndedFact,
} from './matter-fact';
import { byRecordPlace, type Origin } from './origin';
import { claimsUpTo, standingClaims, type StandingClaims } from './standing-claims';
import { termKey } from './term-key';
import type { AnnouncementFact, DissentFact, MentionFact, NamedFact, ReaffirmationFact } from './said-fact';

/** What is known of a condition: met, whatever else is said; ruled out; otherwise it is open and not listed. */
export type KnownCondition =
  | { readonly is: 'met'; readonly day: Bounds; readonly by: readonly Origin[] }
  | { readonly is: 'ruled-out'; readonly by: readonly Origin[] };

export interface Agreement {
  readonly id: string;
  /** As the last definitive publication has it; null: only other events tell of it. */
  readonly form: AgreementForm | null;
  /** Agreements by id; what names nothing known is left out. */
  readonly amends: readonly string[];
  readonly ends: readonly AgreementEndedFact[];
  /** All that publish it, of whatever standing. */
  readonly published: readonly AgreementPublishedFact[];
}

/** What the standing events of a partnership say besides their claims, each kind in record order. */
export interface StatementsByKind {
  readonly dissents: ReadonlyMap<string, readonly DissentFact[]>;
  readonly conditions: ReadonlyMap<string, KnownCondition>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly partnershipEnds: readonly PartnershipEndedFact[];
  readonly founders: readonly string[];
  readonly partyChanges: readonly PartiesChangedFact[];
  readonly notices: ReadonlyMap<string, readonly NoticeFact[]>;
  readonly reaffirmations: readonly ReaffirmationFact[];
  readonly announcements: readonly AnnouncementFact[];
  readonly mentions: readonly MentionFact[];
  readonly names: readonly NamedFact[];
  /** Up to which day somebody looked for news; null: nobody said that they did. */
  readonly reviewedThrough: Day | null;
}

export interface StandingStatements extends StatementsByKind {
  /** All of them, in record order. */
  readonly all: readonly StatementFact[];
}

/** What the standing events of a partnership say at a version. */
export interface Facts extends StatementsByKind {
  readonly claims: StandingClaims;
  readonly statements: StandingStatements;
  /** The terms of claims and dissents, by kind and scope. */
  readonly terms: readonly TermRef[];
}

/** The facts of one partnership, taken in any order. */
export const collectFacts = (taken: readonly Fact[]): Facts =>
  factsOf(
    standingClaims(taken.filter((fact) => fact.fact === 'claim')),
    standingStatements(taken.filter((fact) => fact.fact !== 'claim')),
  );

/** Claims with what is said besides. */
export function factsOf(claims: StandingClaims, statements: StandingStatements): Facts {
  let terms: readonly TermRef[] | null = null;
  return {
    ...statements,
    claims,
    statements,
    get terms() {
      return (terms ??= termsIn(claims, statements));
    },
  };
}

/** Statements in any order. */
export function standingStatements(taken: readonly StatementFact[]): StandingStatements {
  const all = taken.toSorted(byRecordPlace);
  const reviews = those(all, 'review').map(({ through }) => through);
  return {
    dissents: byTerm(those(all, 'dissent')),
    conditions: conditionsIn(all),
    agreements: agreementsIn(all),
    partnershipEnds: those(all, 'partnership-ended'),
    founders: those(all, 'founded').flatMap(({ parties }) => parties),
    partyChanges: those(all, 'parties-changed'),
    notices: byTerm(those(all, 'notice')),
    reaffirmations: those(all, 'reaffirmation'),
    announcements: those(all, 'announcement'),
    mentions: those(all, 'mention'),
    names: those(all, 'named'),
    reviewedThrough: reviews.length === 0 ? null : Math.max(...reviews),
    all,
  };
}

/** The same without what was recorded after a version. */
export const factsUpTo = ({ claims, statements: { all } }: Facts, version: number): Facts =>
  factsOf(claimsUpTo(claims, version), standingStatements(all.filter(({ order }) => order[0] <= version)));

type FactNamed<K extends StatementFact['fact']> = Extract<StatementFact, { fact: K }>;

const NONE: readonly never[] = [];
function those<K extends StatementFact['fact']>(facts: readonly StatementFact[], kind: K): readonly FactNamed<K>[] {
  const found = facts.filter((each): each is FactNamed<K> => each.fact === kind);
  return found.length === 0 ? NONE : found;
}

const byTerm = <F extends { readonly term: TermRef }>(facts: readonly F[]): ReadonlyMap<string, readonly F[]> =>
  Map.groupBy(facts, ({ term }) => termKey(term));

function termsIn({ terms: claimed }: StandingClaims, { dissents }: StandingStatements): readonly TermRef[] {
  if (dissents.size === 0) return claimed;
  const terms = new Map(claimed.map((term) => [termKey(term), term]));
  for (const [key, [first]] of dissents) if (first && !terms.has(key)) terms.set(key, first.term);
  return [...terms.keys()].sort().map((key) => terms.get(key)!);
}

function conditionsIn(all: readonly StatementFact[]): Map<string, KnownCondition> {
  const known = new Map<string, KnownCondition>();
  for (const [condition, by] of Map.groupBy(those(all, 'condition-ruled-out'), (fact) => fact.condition))
    known.set(condition, { is: 'ruled-out', by });
  for (const [condition, by] of Map.groupBy(those(all, 'condition-met'), (fact) => fact.condition))
    known.set(condition, { is: 'met', day: earliestOf(by), by });
  return known;
}

/** Told by several, a matter has the earliest of their days, whichever that is. */
export function earliestOf(told: readonly { readonly day: Bounds }[]): Bounds {
  let [lo, hi] = [Infinity, Infinity];
  for (const { day } of told) [lo, hi] = [Math.min(lo, day.lo), Math.min(hi, day.hi)];
  return { lo, hi };
}

/** The last definitive publication of an agreement tells its form and what it amends. */
function agreementsIn(all: readonly StatementFact[]): Map<string, Agreement> {
  const published = those(all, 'agreement-published');
  const byEvent = new Map(published.map(({ eventId, agreement }) => [eventId, agreement]));
  const ends = Map.groupBy(those(all, 'agreement-ended'), ({ agreement }) => agreement);
  const known = new Set(published.map(({ agreement }) => agreement));
  const agreements = new Map<string, Agreement>();
  for (const [id, ofAgreement] of Map.groupBy(published, ({ agreement }) => agreement)) {
    const last = ofAgreement.findLast(({ standing }) => standing === 'definitive');
    const amends = (last?.amends ?? []).map((name) => byEvent.get(name) ?? name).filter((name) => known.has(name));
    agreements.set(id, { id, form: last?.form ?? null, amends, ends: ends.get(id) ?? [], published: ofAgreement });
  }
  return agreements;
}

export const NO_FACTS: Facts = collectFacts([]);
