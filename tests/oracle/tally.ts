import { NEVER, type Day } from './calendar';
import type { Outcome } from './outcome';
import type { Bound, Certainty, Rules } from './rules';

interface CountedValue {
  value: unknown;
  worlds: number;
  lists: Map<string, readonly string[]>;
  earliestStart: Day;
}

interface CountedDay {
  worlds: number;
  suspended: number;
  values: Map<string, CountedValue>;
}

export interface TalliedValue extends Bound {
  value: unknown;
  certainty: Certainty;
  earliestStart: Day;
}

export interface TalliedAnswer {
  inForce: Certainty;
  suspended: Certainty;
  values: readonly TalliedValue[];
}

/** Counts the worlds with each outcome, by day. */
export class TermTally {
  private readonly days: ReadonlyMap<Day, CountedDay>;

  constructor(days: readonly Day[]) {
    this.days = new Map(days.map((day) => [day, { worlds: 0, suspended: 0, values: new Map() }]));
  }

  add(day: Day, outcome: Outcome): void {
    const counted = this.days.get(day);
    if (!counted) return;
    counted.worlds += 1;
    if (outcome.is === 'suspended') counted.suspended += 1;
    if (outcome.is !== 'value') return;
    const value = counted.values.get(outcome.key) ?? newValue(outcome.value);
    value.worlds += 1;
    value.lists.set(outcome.bound.join(), outcome.bound);
    value.earliestStart = Math.min(value.earliestStart, outcome.start);
    counted.values.set(outcome.key, value);
  }

  /** `all`: how many worlds there are, where not every one was added. */
  result(day: Day, rules: Rules, all?: number): TalliedAnswer {
    const { worlds = 0, suspended = 0, values = new Map<string, CountedValue>() } = this.days.get(day) ?? {};
    const total = all ?? worlds;
    const counts = [...values.values()].map((value) => ({ worlds: value.worlds, all: total }));
    const inForce = counts.reduce((sum, count) => sum + count.worlds, 0);
    return {
      inForce: rules.inForce({ worlds: inForce, all: total }, counts),
      suspended: rules.certaintyOf({ worlds: suspended, all: total }, values.size),
      values: [...values.entries()].toSorted(byKey).map(([, value]) => ({
        value: value.value,
        certainty: rules.certaintyOf({ worlds: value.worlds, all: total }, values.size - 1),
        earliestStart: value.earliestStart,
        ...rules.whoIsBound([...value.lists.values()]),
      })),
    };
  }
}

const newValue = (value: unknown): CountedValue => ({ value, worlds: 0, lists: new Map(), earliestStart: NEVER });
const byKey = ([left]: [string, unknown], [right]: [string, unknown]): number => (left < right ? -1 : 1);
