import type { TermRef } from '#contracts';
import { definitely, type AnswerId, type AnswerRegister } from './answer-register';
import { boundByAny, type AnswerSpan, type BoundSpan } from './answer-spans';
import { OpenInCarriers } from './open-in-carriers';

/** The claims with one value that may govern on the current day. */
interface Carriers {
  readonly value: string;
  readonly rank: number;
  /** The number of claims by the parties that they may bind. */
  readonly bound: Map<BoundSpan, number>;
  /** The parties that the claims may bind together; null: they are not yet combined. */
  together: BoundSpan | null;
  readonly open: OpenInCarriers;
  /** Answer ids with these parties, by the open conditions and renewal. */
  ids: Map<string | null, AnswerId>;
  current: AnswerId | null;
}

/** The spans of a timeline, and its term if it is a replaced one. */
export interface TrackedSpans {
  readonly spans: readonly AnswerSpan[];
  readonly term: TermRef | null;
}

/** The most lists of bound parties that are combined for one timeline. */
const MOST_COMBINED = 200_000;

/** Tracks the answers of one timeline from day to day, and reports each answer that appears or disappears. */
export class AnswerTracker {
  readonly spans: readonly AnswerSpan[];
  private readonly term: TermRef | null;
  private readonly carriersOf: (Carriers | null)[];
  private readonly present = new Set<number>();
  private combined = 0;
  private nothing = false;
  /** The number of claims that may leave nothing in force. */
  private suspending = 0;
  /** The number of different values, and the sum of the ids of their answers: for a single one the sum is its id. */
  private different = 0;
  private sum = 0;
  private definite: AnswerId | null = null;

  constructor(
    { spans, term }: TrackedSpans,
    private readonly register: AnswerRegister,
    /** The position of each value in record order. */
    ranks: Map<string, number>,
    private readonly toggle: (id: AnswerId) => void,
  ) {
    this.spans = spans;
    this.term = term;
    const byValue = new Map<string, Carriers>();
    this.carriersOf = spans.map(({ value }) => {
      if (value === null) return null;
      let carriers = byValue.get(value);
      if (!carriers) {
        const rank = ranks.get(value) ?? ranks.size;
        ranks.set(value, rank);
        const open = new OpenInCarriers(spans);
        carriers = { value, rank, bound: new Map(), together: null, open, ids: new Map(), current: null };
        byValue.set(value, carriers);
      }
      return carriers;
    });
  }

  /** True if too many lists of bound parties would have to be combined. The answers name only some of the bound parties then. */
  get isTooMuch(): boolean {
    return this.combined > MOST_COMBINED;
  }

  /** Marks that a claim begins or ceases to be one that may govern. */
  turn(place: number): void {
    const carriers = this.carriersOf[place];
    const step = this.present.delete(place) ? -1 : 1;
    if (step === 1) this.present.add(place);
    if (!carriers) {
      this.suspending += step;
      return;
    }
    const { bound } = this.spans[place]!;
    const count = (carriers.bound.get(bound) ?? 0) + step;
    if (count === 0) carriers.bound.delete(bound);
    else carriers.bound.set(bound, count);
    if (count === 0 || (count === 1 && step === 1)) carriers.together = null;
    carriers.open.turn(place, step);
    this.update(carriers);
  }

  setNothing(nothing: boolean): void {
    this.nothing = nothing;
  }

  /** Completes a day: determines whether a single answer is definite. */
  settle(): void {
    const definite = this.different === 1 && !this.nothing && this.suspending === 0 ? this.sum : null;
    if (definite === this.definite) return;
    if (this.definite !== null) this.markPossible(this.definite);
    this.definite = definite;
    if (definite === null) return;
    this.toggle(definite);
    this.toggle(definitely(definite));
  }

  private update(carriers: Carriers): void {
    const { current } = carriers;
    const now = carriers.bound.size === 0 ? null : this.idOf(carriers);
    if (now === current) return;
    if (current !== null) this.count(current, -1);
    if (now !== null) this.count(now, 1);
    carriers.current = now;
  }

  private idOf(carriers: Carriers): AnswerId {
    const { value, rank } = carriers;
    if (carriers.together === null) {
      carriers.together = this.combine([...carriers.bound.keys()]);
      carriers.ids = new Map();
    }
    const open = carriers.open.text;
    let id = carriers.ids.get(open);
    if (id === undefined) {
      const answer = `${carriers.together.text}"value":${value}}`;
      carriers.ids.set(open, (id = this.register.possibly(answer, open, this.term, rank)));
    }
    return id;
  }

  private combine(bound: readonly BoundSpan[]): BoundSpan {
    if (bound.length > 1) this.combined += bound.length;
    return this.isTooMuch ? bound[0]! : boundByAny(bound);
  }

  private count(id: AnswerId, step: 1 | -1): void {
    this.different += step;
    this.sum += step * id;
    if (id === this.definite) {
      this.markPossible(id);
      this.definite = null;
    }
    this.toggle(id);
  }

  private markPossible(id: AnswerId): void {
    this.toggle(definitely(id));
    this.toggle(id);
  }
}
