import { isCorrection, type Event } from '#contracts';
import { boundsOf, dayOfInstant, type Day } from '../dates';
import { termKey, type ClaimFact, type Content, type DissentFact, type KeyedTerm } from '../facts';
import type { SharedMatters, Timeline } from '../worlds';
import type { ChangeRoom } from './change-room';
import type { Difference } from './timeline-difference';

/** The outcome of one effective event, from which its term changes are derived. */
export interface EventOutcome {
  readonly partnershipId: string;
  readonly event: Event;
  readonly version: number;
  readonly recordedAt: string;
  /** The content that it adds; for a correction or retraction, the content in the place of its root's. */
  readonly added: Content;
  /** The terms that it names, followed by those that it reaffirms. */
  readonly named: readonly KeyedTerm[];
  /** The terms that it reaches only through facts that claims share, such as a condition. They are reported if their answers differ. */
  readonly reached: readonly KeyedTerm[];
  /** Returns the timeline as of the day of the event (see `asOfDay`); null: the decision has no work left to compare the term. */
  timeline(term: KeyedTerm, when: 'before' | 'after'): Timeline | null;
  /** The facts that the partnership's claims share, after the event. */
  readonly matters: SharedMatters;
  /** Returns true while terms are compared; by default always. */
  mayCompare?(): boolean;
  readonly room: ChangeRoom;
  /** For records of version 1 and 2: returns true if edition 1 reported the term. That change keeps its place. */
  hadChange?(term: KeyedTerm): boolean;
  /** Called for each term that was compared. */
  compared?(difference: Difference): void;
}

/** The statements of an event, by term. */
export class EventStatements {
  /** True if the event states a fact that claims of several terms depend on. */
  readonly sharesMatters: boolean;
  /** The day on which the event was recorded. */
  readonly today: Day;
  /** True if the event may affect days before it was recorded. */
  readonly mayBeRetroactive: boolean;
  private readonly claims: ReadonlyMap<string, readonly ClaimFact[]>;
  private readonly contests: ReadonlyMap<string, readonly DissentFact[]>;
  private readonly noticed: ReadonlySet<string>;
  private readonly reaffirmed: ReadonlySet<string>;

  constructor({ event, added: { claims, statements }, recordedAt }: EventOutcome) {
    this.claims = Map.groupBy(claims, ({ term }) => termKey(term));
    const contests = statements.filter(
      (statement) => statement.fact === 'dissent' && statement.standing === 'definitive',
    );
    this.contests = Map.groupBy(contests as DissentFact[], ({ term }) => termKey(term));
    this.noticed = new Set(
      statements.flatMap((statement) => (statement.fact === 'notice' ? [termKey(statement.term)] : [])),
    );
    this.reaffirmed = new Set(
      statements.flatMap((statement) => (statement.fact === 'reaffirmation' ? [termKey(statement.term)] : [])),
    );
    this.today = dayOfInstant(recordedAt);
    this.mayBeRetroactive =
      isCorrection(event) ||
      claims.some((claim) => firstDayOf(claim) < this.today) ||
      boundsOf(event.occurred).lo < this.today;
    this.sharesMatters = statements.some(({ fact }) => SHARED.has(fact));
  }

  claimsOn(term: KeyedTerm): readonly ClaimFact[] {
    return (this.claims.size === 0 ? undefined : this.claims.get(termKey(term))) ?? NO_CLAIMS;
  }

  dissentFrom(term: KeyedTerm): DissentFact | undefined {
    return this.contests.size === 0 ? undefined : this.contests.get(termKey(term))?.[0];
  }

  notices(term: KeyedTerm): boolean {
    return this.noticed.size > 0 && this.noticed.has(termKey(term));
  }

  /** Returns true if the event only clarifies a term. */
  clarifies(term: KeyedTerm): boolean {
    const claims = this.claimsOn(term);
    const others = this.dissentFrom(term) !== undefined || this.notices(term) || this.reaffirmed.has(termKey(term));
    return claims.length > 0 && !others && claims.every((claim) => claim.written.clarifies === true);
  }
}

const NO_CLAIMS: readonly ClaimFact[] = [];

/** The facts that claims of several terms may depend on. */
const SHARED: ReadonlySet<string> = new Set([
  'condition-met',
  'condition-ruled-out',
  'agreement-ended',
  'agreement-published',
  'partnership-ended',
  'founded',
  'parties-changed',
]);

const firstDayOf = (claim: ClaimFact): Day => (claim.effect === 'replaced' ? claim.by.start.from : claim.start.from).lo;
