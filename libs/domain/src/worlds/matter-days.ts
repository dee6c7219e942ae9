import type { TermRef } from '#contracts';
import type { Bounds, Day } from '../dates';
import {
  earliestOf,
  isValue,
  termKey,
  type AgreementEndedFact,
  type Origin,
  type PartnershipEndedFact,
  type StatedFact,
  type StatementsByKind,
  type ValueFact,
} from '../facts';
import { Notices } from './notices';

/**
 * The name of something that several claims may depend on: a condition, the end of an agreement or of the partnership, or the start of a replacing
 * claim.
 */
export type Matter = string;

export const conditionMatter = (condition: string): Matter => `condition ${condition}`;
export const agreementMatter = (agreement: string): Matter => `agreement ${agreement}`;
export const PARTNERSHIP: Matter = 'partnership';
const MANY_AGREEMENTS = 'agreements ';
/** Returns true if the matter stands for the ends of several agreements. Claims that share it need not share all of them. */
export const isManyMatters = (matter: Matter): boolean => matter.startsWith(MANY_AGREEMENTS);
export const startMatter = ({ order }: Pick<Origin, 'order'>): Matter => `start ${order.join(':')}`;
export const isStartMatter = (matter: Matter): boolean => matter.startsWith('start ');

const NEVER: Bounds = { lo: Infinity, hi: Infinity };
const NONE: readonly never[] = [];

/** The end of an agreement or of the partnership, from which a claim is not exempt. */
export interface OutsideEnd {
  readonly matter: Matter;
  /** The first day on which the agreement or the partnership is over. */
  readonly day: Bounds;
  readonly by: readonly (AgreementEndedFact | PartnershipEndedFact)[];
}

/** Results that do not depend on the days of matters, cached because claims need them repeatedly. */
interface Gathered {
  readonly endsAny: boolean;
  /** By agreement: the agreement itself and those that it amends or extends. */
  readonly chains: Map<string, readonly string[]>;
  /** By agreement: its own end, and the ends of the agreements that it amends or extends. */
  readonly ends: Map<string, readonly EndOfMatter[]>;
  readonly endOfPartnership: EndOfMatter | null;
  /** By term. */
  readonly notices: Map<string, Notices>;
}

interface EndOfMatter extends OutsideEnd {
  /** The versions of the events that state the end. The effects of these events are exempt. */
  readonly versions: ReadonlySet<number>;
}

type Ends = readonly (AgreementEndedFact | PartnershipEndedFact)[];

/** The most events that are named of those that may be the first to end something. */
const MOST_NAMED = 20;

function endOf(matter: Matter, ends: Ends): EndOfMatter {
  const day = earliestOf(ends);
  const by = ends.filter((each) => each.day.lo <= day.hi).slice(0, MOST_NAMED);
  return { matter, day, by, versions: new Set(ends.map(({ order }) => order[0])) };
}

function gather({ partnershipEnds, agreementEnds }: StatementsByKind): Gathered {
  return {
    endsAny: partnershipEnds.length > 0 || agreementEnds.length > 0,
    chains: new Map(),
    ends: new Map(),
    endOfPartnership: partnershipEnds.length === 0 ? null : endOf(PARTNERSHIP, partnershipEnds),
    notices: new Map(),
  };
}

/** The most ends in a chain of agreements that are distinguished. */
const MOST_ENDS = 8;

/** The days of matters in some worlds. A matter with a later day than `asOf` has not occurred by then. */
interface Fixed {
  readonly days: ReadonlyMap<Matter, Day>;
  readonly asOf: Day;
}
const NOTHING_FIXED: Fixed = { days: new Map(), asOf: Infinity };

/** The days of shared matters: fixed days of some worlds, and the bounds of all other matters. */
export class MatterDays {
  constructor(
    readonly facts: StatementsByKind,
    /** Open conditions come true on this day at the earliest. -Infinity: they may start claims on any day, and end none. */
    readonly clock: Day,
    /** Open conditions start no claim on this day or earlier, and before it no notice is given except the recorded ones. */
    readonly waitsUntil: Day = clock,
    private readonly given: Fixed = NOTHING_FIXED,
    private readonly gathered: Gathered = gather(facts),
  ) {}

  private get fixed(): ReadonlyMap<Matter, Day> {
    return this.given.days;
  }

  /** The day as of which fixed days apply. A matter with a later fixed day has not occurred yet. */
  get asOf(): Day {
    return this.given.asOf;
  }

  /** Returns the same with the conditions judged on a clock day. */
  at(clock: Day): MatterDays {
    return new MatterDays(this.facts, clock, clock, this.given, this.gathered);
  }

  /**
   * Returns the same with open conditions that start no claim up to a day, and without unrecorded notices before it. The clock still applies to ends.
   */
  waitingUntil(day: Day): MatterDays {
    return new MatterDays(this.facts, this.clock, day, this.given, this.gathered);
  }

  /** Returns the same for the worlds in which these matters have these days. */
  fixedTo(fixed: ReadonlyMap<Matter, Day>, asOf: Day): MatterDays {
    return new MatterDays(this.facts, this.clock, this.waitsUntil, { days: fixed, asOf }, this.gathered);
  }

  also(matter: Matter, day: Day): MatterDays {
    return this.fixedTo(new Map([...this.fixed, [matter, day]]), this.asOf);
  }

  fixedDayOf(matter: Matter): Day | undefined {
    return this.fixed.get(matter);
  }

  /** True if an agreement or the partnership has ended, whether or not that ends a claim. */
  get mayEndFromOutside(): boolean {
    return this.gathered.endsAny;
  }

  isOpen(condition: string): boolean {
    return !this.facts.conditions.has(condition);
  }

  /** Returns the day on which a condition comes true. */
  met(condition: string): Bounds {
    const fixed = this.fixed.get(conditionMatter(condition));
    if (fixed !== undefined) return { lo: fixed, hi: fixed };
    const known = this.facts.conditions.get(condition);
    if (known === undefined) return { lo: this.clock, hi: Infinity };
    return known.is === 'met' ? known.day : NEVER;
  }

  /**
   * Returns the day of a condition that ends a claim. Without a clock, an open condition ends no `set`. It may end an override on the as-of day or
   * any later day, because the overridden claim governs afterwards.
   */
  ending(condition: string, effect: ValueFact['effect']): Bounds {
    if (this.clock > -Infinity || !this.isOpen(condition)) return this.met(condition);
    return effect === 'override' ? this.mayEnd(condition) : NEVER;
  }

  /** Returns the day of a condition that may end a claim on the as-of day or later. */
  mayEnd(condition: string): Bounds {
    if (this.clock > -Infinity || !this.isOpen(condition)) return this.met(condition);
    if (this.waitsUntil === -Infinity) return NEVER;
    const { lo, hi } = this.met(condition);
    return { lo: Math.max(lo, this.waitsUntil), hi: Math.max(hi, this.waitsUntil) };
  }

  /** Returns the day of a condition that starts a claim: an open condition comes true on the day after the clock day at the earliest. */
  awaited(condition: string): Bounds {
    const { lo, hi } = this.met(condition);
    if (!this.isOpen(condition)) return { lo, hi };
    const earliest = this.waitsUntil + 1;
    return { lo: Math.max(lo, earliest), hi: Math.max(hi, earliest) };
  }

  /** Returns the ends of agreements and of the partnership that end a claim or keep it from starting. */
  outsideEndsOf(claim: StatedFact): readonly OutsideEnd[] {
    if (!this.gathered.endsAny || (isValue(claim) && claim.survives)) return NONE;
    // An `end` after the end of the partnership ends surviving claims.
    const ofPartnership = isValue(claim) ? this.gathered.endOfPartnership : null;
    const ofAgreements = this.endsOf(claim.agreement);
    if (ofPartnership === null && ofAgreements.length === 0) return NONE;
    const all = ofPartnership === null ? ofAgreements : [...ofAgreements, ofPartnership];
    const bearing = all.filter(({ versions }) => !versions.has(claim.order[0]));
    if (this.fixed.size === 0) return bearing;
    return bearing.map((end) => {
      const fixed = this.fixed.get(end.matter);
      return fixed === undefined ? end : { ...end, day: { lo: fixed, hi: fixed } };
    });
  }

  /** Returns an agreement and those that it amends or extends, directly or indirectly; empty if it was never published. */
  chainOf(agreement: string | null): readonly string[] {
    if (agreement === null || !this.facts.agreements.has(agreement)) return NONE;
    let chain = this.gathered.chains.get(agreement);
    if (!chain) this.gathered.chains.set(agreement, (chain = [...this.follow(agreement)]));
    return chain;
  }

  /** Returns the notices of a term. */
  noticesOf(term: TermRef): Notices {
    const key = termKey(term);
    let notices = this.gathered.notices.get(key);
    if (!notices) {
      this.gathered.notices.set(key, (notices = new Notices(this.facts.notices.get(key) ?? NONE)));
    }
    return notices;
  }

  private endsOf(agreement: string | null): readonly EndOfMatter[] {
    if (agreement === null) return NONE;
    let ends = this.gathered.ends.get(agreement);
    if (!ends) this.gathered.ends.set(agreement, (ends = this.findEnds(agreement)));
    return ends;
  }

  /** Returns the ends in the chain of an agreement. In a long chain, all but the first ones are combined. */
  private findEnds(agreement: string): EndOfMatter[] {
    const { agreements } = this.facts;
    const found = this.chainOf(agreement).flatMap((id) => {
      const ends = agreements.get(id)?.ends ?? NONE;
      return ends.length === 0 ? [] : endOf(agreementMatter(id), ends);
    });
    if (found.length <= MOST_ENDS) return found;
    const first = found.slice(0, MOST_ENDS - 1);
    const others = found.slice(MOST_ENDS - 1);
    const { lo, hi } = earliestOf(others);
    return [
      ...first,
      {
        matter: `${MANY_AGREEMENTS}${agreement}`,
        day: { lo, hi },
        by: others
          .flatMap(({ by }) => by)
          .filter(({ day }) => day.lo <= hi)
          .slice(0, MOST_NAMED),
        versions: new Set(others.flatMap(({ versions }) => [...versions])),
      },
    ];
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
