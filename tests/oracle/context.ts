import type { Day } from './calendar';
import { never } from './conditions';
import { boundsOf, type Bounds } from './dates';
import type { Claim, Facts } from './facts';
import type { Rules, Waiting } from './rules';
import type { TermTally } from './tally';

/** What an enumeration starts from. `days` are, in order, those that are tried for whatever has no exact day; the `queried` ones are among them. */
export interface Context {
  facts: Facts;
  clock: Day;
  days: readonly Day[];
  queried: readonly Day[];
  rules: Rules;
  limit: number;
  /** Earlier results with these rules and this limit, by everything that they depend on. */
  known: Map<string, Enumerated | TooManyWorlds>;
}

/** All worlds of one term, counted by day. */
export interface Enumerated {
  tally: TermTally;
  waiting: readonly { claim: Claim; waiting: Waiting }[];
}

export class TooManyWorlds extends Error {}

export function stateOfCondition({ facts, rules }: Context, condition: string): 'met' | 'ruled-out' | 'open' {
  const metBy = facts.conditionsMet.get(condition)?.length ?? 0;
  return rules.conditionState(metBy, facts.conditionsRuledOut.has(condition));
}

/** The bounds of a condition as they apply to a start that waits for it (7.8). */
export function boundsOfCondition(context: Context, condition: string): Bounds {
  const state = stateOfCondition(context, condition);
  if (state === 'ruled-out') return never;
  if (state === 'open') return { lo: context.clock + 1, hi: never.hi };
  const met = (context.facts.conditionsMet.get(condition) ?? []).map(({ content }) => boundsOf(content.occurred));
  return { lo: Math.min(...met.map(({ lo }) => lo)), hi: Math.min(...met.map(({ hi }) => hi)) };
}

export function daysWithin({ lo, hi }: Bounds, days: readonly Day[]): readonly Day[] {
  return lo === hi ? [lo] : days.filter((day) => lo <= day && day <= hi);
}
