import type { Bounds, Day } from '../dates';
import {
  earliestOf,
  isValue,
  type AgreementEndedFact,
  type Origin,
  type PartnershipEndedFact,
  type StatedFact,
  type StatementsByKind,
} from '../facts';

/** Names what several claims may share: a condition, the end of an agreement or of the partnership, the start of a claim that replaces. */
export type Matter = string;

export const conditionMatter = (condition: string): Matter => `condition ${condition}`;
export const agreementMatter = (agreement: string): Matter => `agreement ${agreement}`;
export const PARTNERSHIP: Matter = 'partnership';
export const startMatter = ({ order }: Pick<Origin, 'order'>): Matter => `start ${order.join(':')}`;
export const isStartMatter = (matter: Matter): boolean => matter.startsWith('start ');

const NEVER: Bounds = { lo: Infinity, hi: Infinity };
const NONE: readonly never[] = [];

/** An end from outside that a claim is not exempt from. */
export interface OutsideEnd {
  readonly matter: Matter;
  /** The first day on which the agreement or the partnership is over. */
  readonly day: Bounds;
  readonly by: readonly (AgreementEndedFact | PartnershipEndedFact)[];
}

/** What ends from outside in some facts, however their matters are dated. */
interface EndsOfFacts {
  readonly any: boolean;
  /** By agreement, with it: what it is an amendment or extension of. */
  readonly chains: Map<string, readonly string[]>;
}

const endsOf = ({ partnershipEnds, agreements }: StatementsByKind): EndsOfFacts => ({
  any: partnershipEnds.length > 0 || [...agreements.values()].some(({ ends }) => ends.length > 0),
  chains: new Map(),
});

/** The days that shared matters have: those that are fixed in some worlds, and the bounds of all others. */
export class MatterDays {
  constructor(
    readonly facts: StatementsByKind,
    /** What is open comes true on this day at the earliest; -Infinity: it may start something on any day, and ends nothing. */
    readonly clock: Day,
    private readonly fixed: ReadonlyMap<Matter, Day> = new Map(),
    /** What is fixed to a later day has not come by this one. */
    readonly asOf: Day = Infinity,
    private readonly ends: EndsOfFacts = endsOf(facts),
  ) {}

  /** In the worlds in which these matters have these days. */
  fixedTo(fixed: ReadonlyMap<Matter, Day>, asOf: Day): MatterDays {
    return new MatterDays(this.facts, this.clock, fixed, asOf, this.ends);
  }

  also(matter: Matter, day: Day): MatterDays {
    return this.fixedTo(new Map([...this.fixed, [matter, day]]), this.asOf);
  }

  fixedDayOf(matter: Matter): Day | undefined {
    return this.fixed.get(matter);
  }

  /** Whether an agreement or the partnership ended, whomever that concerns. */
  get mayEndFromOutside(): boolean {
    return this.ends.any;
  }

  isOpen(condition: string): boolean {
    return !this.facts.conditions.has(condition);
  }

  /** The day on which a condition comes true. */
  met(condition: string): Bounds {
    const fixed = this.fixed.get(conditionMatter(condition));
    if (fixed !== undefined) return { lo: fixed, hi: fixed };
    const known = this.facts.conditions.get(condition);
    if (known === undefined) return { lo: this.clock, hi: Infinity };
    return known.is === 'met' ? known.day : NEVER;
  }

  /** The same for what ends then. Without a clock an open condition is left aside. */
  ending(condition: string): Bounds {
    return this.clock === -Infinity && this.isOpen(condition) ? NEVER : this.met(condition);
  }

  /** The same for what starts then: of an open condition the day after the clock day at the earliest. */
  awaited(condition: string): Bounds {
    const { lo, hi } = this.met(condition);
    if (!this.isOpen(condition)) return { lo, hi };
    return { lo: Math.max(lo, this.clock + 1), hi: Math.max(hi, this.clock + 1) };
  }

  /** The ends from outside that end a claim, or keep it from starting. */
  outsideEndsOf(claim: StatedFact): readonly OutsideEnd[] {
    if (!this.ends.any || (isValue(claim) && claim.survives)) return NONE;
    const { agreements, partnershipEnds } = this.facts;
    const ofAgreements = this.chainOf(claim.agreement).map((id) => ({
      matter: agreementMatter(id),
      ends: agreements.get(id)?.ends ?? NONE,
    }));
    // An `end` that comes after the partnership's ends what survives it.
    const ofPartnership = isValue(claim) ? [{ matter: PARTNERSHIP, ends: partnershipEnds }] : NONE;
    return [...ofAgreements, ...ofPartnership].flatMap(({ matter, ends }) => {
      if (ends.length === 0 || ends.some(({ order }) => order[0] === claim.order[0])) return [];
      const fixed = this.fixed.get(matter);
      return { matter, day: fixed === undefined ? earliestOf(ends) : { lo: fixed, hi: fixed }, by: ends };
    });
  }

  /** An agreement and what it is an amendment or extension of, through all steps; none if it was never published. */
  chainOf(agreement: string | null): readonly string[] {
    if (agreement === null || !this.facts.agreements.has(agreement)) return [];
    let chain = this.ends.chains.get(agreement);
    if (!chain) this.ends.chains.set(agreement, (chain = [...this.follow(agreement)]));
    return chain;
  }

  private follow(agreement: string): Set<string> {
    const reached = new Set([agreement]);
    for (const id of reached) {
      const known = this.facts.agreements.get(id);
      if (known?.form === 'amendment' || known?.form === 'extension') known.amends.forEach((each) => reached.add(each));
    }
    return reached;
  }
}
