import type { TermRef } from '#contracts';
import type { Bounds, Day } from '../dates';
import type { StatementFact } from './facts-of-event';
import type {
  AgreementEndedFact,
  AgreementForm,
  AgreementPublishedFact,
  ConditionMetFact,
  FoundedFact,
  NoticeFact,
  PartiesChangedFact,
  PartnershipEndedFact,
} from './matter-fact';
import { byRecordPlace, type Origin } from './origin';
import { termKey } from './term-key';
import type { AnnouncementFact, DissentFact, MentionFact, NamedFact, ReaffirmationFact } from './stated-fact';

/** The state of a condition: met, even if it was also ruled out, or ruled out. A condition that is not listed is open. */
export type KnownCondition =
  | { readonly is: 'met'; readonly day: Bounds; readonly by: readonly ConditionMetFact[] }
  | { readonly is: 'ruled-out'; readonly by: readonly Origin[] };

export interface Agreement {
  readonly id: string;
  /** The form in the last definitive publication; null: there is none. */
  readonly form: AgreementForm | null;
  /** The ids of the amended agreements. References to unknown agreements are left out. */
  readonly amends: readonly string[];
  readonly ends: readonly AgreementEndedFact[];
  /** All publications, with any standing. */
  readonly published: readonly AgreementPublishedFact[];
}

/** The statements of a partnership's standing events other than claims, each kind in record order. */
export interface StatementsByKind {
  readonly dissents: ReadonlyMap<string, readonly DissentFact[]>;
  readonly conditions: ReadonlyMap<string, KnownCondition>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  /** The ends of agreements, including agreements that were never published. */
  readonly agreementEnds: readonly AgreementEndedFact[];
  readonly partnershipEnds: readonly PartnershipEndedFact[];
  /** The start of the partnership, if it is definitive. */
  readonly foundations: readonly FoundedFact[];
  readonly founders: readonly string[];
  readonly partyChanges: readonly PartiesChangedFact[];
  readonly notices: ReadonlyMap<string, readonly NoticeFact[]>;
  readonly reaffirmations: readonly ReaffirmationFact[];
  readonly announcements: readonly AnnouncementFact[];
  readonly mentions: readonly MentionFact[];
  readonly names: readonly NamedFact[];
  /** The last day up to which news was reviewed; null: no review was recorded. */
  readonly reviewedThrough: Day | null;
}

export interface StandingStatements extends StatementsByKind {
  /** All of them, in record order. */
  readonly all: readonly StatementFact[];
}

export type StatementKind = StatementFact['fact'];
export type StatementOf<K extends StatementKind> = Extract<StatementFact, { fact: K }>;

/** Statements by kind, each kind in record order. */
export interface StatementSource {
  of<K extends StatementKind>(kind: K): readonly StatementOf<K>[];
  /** Returns the statements of all kinds, in record order. */
  all(): readonly StatementFact[];
}

/** Groups statements, given in any order, by kind. */
export const standingStatements = (statements: readonly StatementFact[]): StandingStatements =>
  statementsFrom(new GivenStatements(statements));

/** Derives the standing statements lazily: most queries need few of the parts. */
export const statementsFrom = (source: StatementSource): StandingStatements => new LazyStatements(source);

class GivenStatements implements StatementSource {
  private readonly kinds: ReadonlyMap<StatementKind, readonly StatementFact[]>;

  constructor(private readonly statements: readonly StatementFact[]) {
    this.kinds = Map.groupBy(statements, ({ fact }) => fact);
  }

  of<K extends StatementKind>(kind: K): readonly StatementOf<K>[] {
    // Grouped by their kind.
    const found = this.kinds.get(kind) as readonly StatementOf<K>[] | undefined;
    return found?.toSorted(byRecordPlace) ?? NONE;
  }

  all(): readonly StatementFact[] {
    return this.statements.toSorted(byRecordPlace);
  }
}

const NONE: readonly never[] = [];

/** The parts that were derived so far. */
type Found = { -readonly [Member in keyof StandingStatements]?: StandingStatements[Member] };

class LazyStatements implements StandingStatements {
  private readonly found: Found = {};

  constructor(private readonly source: StatementSource) {}

  get all() {
    return (this.found.all ??= this.source.all());
  }

  get dissents() {
    return (this.found.dissents ??= byTerm(this.source.of('dissent')));
  }

  get conditions() {
    return (this.found.conditions ??= conditionsIn(this.source));
  }

  get agreements() {
    return (this.found.agreements ??= agreementsIn(this.source));
  }

  get agreementEnds() {
    return (this.found.agreementEnds ??= this.source.of('agreement-ended'));
  }

  get partnershipEnds() {
    return (this.found.partnershipEnds ??= this.source.of('partnership-ended'));
  }

  get foundations() {
    return (this.found.foundations ??= this.source.of('founded'));
  }

  get founders() {
    return (this.found.founders ??= this.foundations.flatMap(({ parties }) => parties));
  }

  get partyChanges() {
    return (this.found.partyChanges ??= this.source.of('parties-changed'));
  }

  get notices() {
    return (this.found.notices ??= byTerm(this.source.of('notice')));
  }

  get reaffirmations() {
    return (this.found.reaffirmations ??= this.source.of('reaffirmation'));
  }

  get announcements() {
    return (this.found.announcements ??= this.source.of('announcement'));
  }

  get mentions() {
    return (this.found.mentions ??= this.source.of('mention'));
  }

  get names() {
    return (this.found.names ??= this.source.of('named'));
  }

  get reviewedThrough() {
    if (this.found.reviewedThrough === undefined) this.found.reviewedThrough = lastReview(this.source);
    return this.found.reviewedThrough;
  }
}

function lastReview(source: StatementSource): Day | null {
  const days = source.of('review').map(({ through }) => through);
  return days.length === 0 ? null : Math.max(...days);
}

const byTerm = <F extends { readonly term: TermRef }>(facts: readonly F[]): ReadonlyMap<string, readonly F[]> =>
  Map.groupBy(facts, ({ term }) => termKey(term));

function conditionsIn(source: StatementSource): Map<string, KnownCondition> {
  const known = new Map<string, KnownCondition>();
  for (const [condition, by] of Map.groupBy(source.of('condition-ruled-out'), (fact) => fact.condition))
    known.set(condition, { is: 'ruled-out', by });
  for (const [condition, by] of Map.groupBy(source.of('condition-met'), (fact) => fact.condition))
    known.set(condition, { is: 'met', day: earliestOf(by), by });
  return known;
}

/** Returns the earliest of the days on which several statements date the same matter. */
export function earliestOf(dated: readonly { readonly day: Bounds }[]): Bounds {
  let [lo, hi] = [Infinity, Infinity];
  for (const { day } of dated) [lo, hi] = [Math.min(lo, day.lo), Math.min(hi, day.hi)];
  return { lo, hi };
}

/** Derives the agreements. The last definitive publication determines the form and what is amended. */
function agreementsIn(source: StatementSource): Map<string, Agreement> {
  const published = source.of('agreement-published');
  const byEvent = new Map(published.map(({ eventId, agreement }) => [eventId, agreement]));
  const ends = Map.groupBy(source.of('agreement-ended'), ({ agreement }) => agreement);
  const known = new Set(published.map(({ agreement }) => agreement));
  const agreements = new Map<string, Agreement>();
  for (const [id, ofAgreement] of Map.groupBy(published, ({ agreement }) => agreement)) {
    const last = ofAgreement.findLast(({ standing }) => standing === 'definitive');
    const amends = (last?.amends ?? []).map((name) => byEvent.get(name) ?? name).filter((name) => known.has(name));
    agreements.set(id, { id, form: last?.form ?? null, amends, ends: ends.get(id) ?? [], published: ofAgreement });
  }
  return agreements;
}
