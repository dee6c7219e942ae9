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

/** Names what several claims may share: a condition, the end of an agreement or of the partnership, the start of a claim that replaces. */
export type Matter = string;

export const conditionMatter = (condition: string): Matter => `condition ${condition}`;
export const agreementMatter = (agreement: string): Matter => `agreement ${agreement}`;
export const PARTNERSHIP: Matter = 'partnership';
const MANY_AGREEMENTS = 'agreements ';
/** Whether it stands for several, so that claims that share it need not share all of them. */
export const isManyMatters = (matter: Matter): boolean => matter.startsWith(MANY_AGREEMENTS);
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

/** What the statements of some facts come to, however their matters are dated: claims ask for it again and again. */
interface Gathered {
  readonly endsAny: boolean;
  /** By agreement, with it: what it is an amendment or extension of. */
  readonly chains: Map<string, readonly string[]>;
  /** By agreement: how it ends, and what it is an amendment or extension of. */
  readonly ends: Map<string, readonly EndOfMatter[]>;
  readonly endOfPartnership: EndOfMatter | null;
  /** By term. */
  readonly notices: Map<string, Notices>;
}

interface EndOfMatter extends OutsideEnd {
  /** The versions of the events that say so; what they say themselves is exempt. */
  readonly versions: ReadonlySet<number>;
}

type Ends = readonly (AgreementEndedFact | PartnershipEndedFact)[];

/** Of those that may be the first to end something, so many are named. */
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

/** Of the agreements in a chain that end, so many are told apart. */
const MOST_ENDS = 8;

/** The days that matters have in some worlds; what has a later one than `asOf` has not come by then. */
interface Fixed {
  readonly days: ReadonlyMap<Matter, Day>;
  readonly asOf: Day;
}
const NOTHING_FIXED: Fixed = { days: new Map(), asOf: Infinity };

/** The days that shared matters have: those that are fixed in some worlds, and the bounds of all others. */
export class MatterDays {
  constructor(
    readonly facts: StatementsByKind,
    /** What is open comes true on this day at the earliest; -Infinity: it may start something on any day, and ends nothing. */
    readonly clock: Day,
    /** What is open starts nothing on this day or earlier, and what renews itself is given no notice that is not known before it. */
    readonly waitsUntil: Day = clock,
    private readonly given: Fixed = NOTHING_FIXED,
    private readonly gathered: Gathered = gather(facts),
  ) {}

  private get fixed(): ReadonlyMap<Matter, Day> {
    return this.given.days;
  }

  /** What is fixed to a later day has not come by this one. */
  get asOf(): Day {
    return this.given.asOf;
  }

  /** Returns the same with the conditions judged on a clock day. */
  at(clock: Day): MatterDays {
    return new MatterDays(this.facts, clock, clock, this.given, this.gathered);
  }

  /** The same where what is open has started nothing by a day, and nobody gave other notice before it, whatever the clock says of ends. */
  waitingUntil(day: Day): MatterDays {
    return new MatterDays(this.facts, this.clock, day, this.given, this.gathered);
  }

  /** In the worlds in which these matters have these days. */
  fixedTo(fixed: ReadonlyMap<Matter, Day>, asOf: Day): MatterDays {
    return new MatterDays(this.facts, this.clock, this.waitsUntil, { days: fixed, asOf }, this.gathered);
  }

  also(matter: Matter, day: Day): MatterDays {
    return this.fixedTo(new Map([...this.fixed, [matter, day]]), this.asOf);
  }

  fixedDayOf(matter: Matter): Day | undefined {
    return this.fixed.get(matter);
  }

  /** Whether an agreement or the partnership ended, whomever that concerns. */
  get mayEndFromOutside(): boolean {
    return this.gathered.endsAny;
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

  /**
   * The same for what ends then. Without a clock an open condition is left aside; but an override that is told on a day may end then or on any later
   * day, as what it overrides governs after it.
   */
  ending(condition: string, effect: ValueFact['effect']): Bounds {
    if (this.clock > -Infinity || !this.isOpen(condition)) return this.met(condition);
    return effect === 'override' ? this.mayEnd(condition) : NEVER;
  }

  /** The same where what is told on a day may end on that day or later. */
  mayEnd(condition: string): Bounds {
    if (this.clock > -Infinity || !this.isOpen(condition)) return this.met(condition);
    if (this.waitsUntil === -Infinity) return NEVER;
    const { lo, hi } = this.met(condition);
    return { lo: Math.max(lo, this.waitsUntil), hi: Math.max(hi, this.waitsUntil) };
  }

  /** The same for what starts then: of an open condition the day after the clock day at the earliest. */
  awaited(condition: string): Bounds {
    const { lo, hi } = this.met(condition);
    if (!this.isOpen(condition)) return { lo, hi };
    const earliest = this.waitsUntil + 1;
    return { lo: Math.max(lo, earliest), hi: Math.max(hi, earliest) };
  }

  /** The ends from outside that end a claim, or keep it from starting. */
  outsideEndsOf(claim: StatedFact): readonly OutsideEnd[] {
    if (!this.gathered.endsAny || (isValue(claim) && claim.survives)) return NONE;
    // An `end` that comes after the partnership's ends what survives it.
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

  /** An agreement and what it is an amendment or extension of, through all steps; none if it was never published. */
  chainOf(agreement: string | null): readonly string[] {
    if (agreement === null || !this.facts.agreements.has(agreement)) return NONE;
    let chain = this.gathered.chains.get(agreement);
    if (!chain) this.gathered.chains.set(agreement, (chain = [...this.follow(agreement)]));
    return chain;
  }

  /** When notice is given to what starts on some day. */
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

  /** Those of a long chain that may come first: the others, where there are many, as one. */
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
