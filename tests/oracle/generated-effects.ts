import { boundsOf } from './dates';
import type { ConditionElement, ConditionExpression, Effect, TermRef, Until } from './events';
import { march } from './given';
import type { Random } from './random';

export const FIRST = 1;
export const LAST = 8;

const CONDITIONS = ['approval', 'closing'] as const;
const TERMS: readonly TermRef[] = [
  { kind: 'supply', scope: 'all' },
  { kind: 'supply', scope: 'api' },
  { kind: 'licence', scope: 'all' },
];

/** What is known of the history so far, so that every effect is one that the service would take. */
export interface Known {
  parties: ReadonlySet<string>;
  /** The partnership has ended: what starts now must survive it. */
  ended: boolean;
}

export function date(random: Random, from = FIRST, to = LAST): string {
  const first = random.whole(from, to);
  if (random.chance(0.6)) return march(first);
  if (random.chance(0.06)) return `[${march(first)}..]`;
  if (random.chance(0.06)) return `[..${march(first)}]`;
  const last = Math.min(to, first + random.whole(1, 2));
  return first === last ? march(first) : `[${march(first)}..${march(last)}]`;
}

export const condition = (random: Random): string => random.of(CONDITIONS);

function expression(random: Random): ConditionExpression {
  if (random.chance(0.65)) return condition(random);
  const element = (): ConditionElement => (random.chance(0.3) ? { day: march(random.whole(2, 6)) } : condition(random));
  const nested = (): ConditionElement =>
    random.chance(0.2) ? ({ [random.of(['all', 'any'] as const)]: [element(), element()] } as never) : element();
  return random.chance(0.5) ? { all: [nested(), element()] } : { any: [element(), nested()] };
}

function term(random: Random): TermRef {
  return random.chance(0.6) ? { kind: 'supply', scope: 'all' } : random.of(TERMS);
}

/** One to three effects, no two of them on one term. */
export function effects(random: Random, known: Known, occurred: string): Effect[] {
  const touched = new Set<string>();
  return Array.from({ length: random.chance(0.75) ? 1 : 2 }, () => effect(random, known, occurred)).filter((one) => {
    const replaced = one.effect === 'set' ? (one.replaces ?? []) : [];
    const keys = [one, ...replaced].map(({ kind, scope }) => `${kind}/${scope}`);
    if (keys.some((key) => touched.has(key)) || new Set(keys).size < keys.length) return false;
    keys.forEach((key) => touched.add(key));
    return true;
  });
}

function effect(random: Random, known: Known, occurred: string): Effect {
  const at = term(random);
  const which = random.weighted({ set: 54, override: 18, end: 14, notice: 9, reaffirm: 4, contest: 4 });
  const between = () => random.maybe(0.25, () => ({ between: someParties(random, known) }));
  const survives = random.maybe(known.ended ? 1 : 0.12, () => ({ survives: true }));
  const start = starting(random);
  const first = boundsOf(start.from ?? occurred).lo;
  switch (which) {
    case 'set': {
      const renews = start.fromCondition === undefined && random.chance(0.18);
      const ending = renews ? renewing(random, first) : lasting(random, first, 0.4);
      const replaces = random.maybe(0.12, () => ({ replaces: [random.of(TERMS)] }));
      return {
        effect: 'set',
        ...at,
        value: value(random),
        ...start,
        ...ending,
        ...between(),
        ...survives,
        ...replaces,
      };
    }
    case 'override': {
      const overriding = random.chance(0.3) ? null : value(random);
      return {
        effect: 'override',
        ...at,
        value: overriding,
        ...start,
        ...lasting(random, first, 1),
        ...between(),
        ...survives,
      };
    }
    case 'end':
      return { effect: 'end', ...at, ...start, ...random.maybe(0.3, () => ({ of: 'override' as const })) };
    case 'notice':
      return { effect: 'notice', ...at, on: date(random) };
    case 'reaffirm':
      return random.chance(0.5)
        ? { effect: 'reaffirm', ...at, on: march(random.whole(FIRST, LAST)) }
        : { effect: 'reaffirm', kind: '*', scope: 'all', on: march(random.whole(FIRST, LAST)) };
    case 'contest':
      return { effect: 'contest', ...at, value: value(random), ...lasting(random, boundsOf(occurred).lo, 0.4, false) };
  }
}

const value = (random: Random): string => random.of(['x', 'y', 'z']);

function someParties(random: Random, { parties }: Known): string[] {
  const named = [...parties].filter(() => random.chance(0.5));
  return named.length > 0 ? named : [random.of([...parties])];
}

interface Starting {
  from?: string;
  fromCondition?: ConditionExpression;
  by?: string;
}

function starting(random: Random): Starting {
  if (random.chance(0.75)) return random.maybe(0.5, () => ({ from: date(random) }));
  return {
    ...random.maybe(0.3, () => ({ from: date(random) })),
    fromCondition: expression(random),
    ...random.maybe(0.3, () => ({ by: march(random.whole(3, LAST)) })),
  };
}

interface Ending {
  until?: Until;
  untilCondition?: ConditionExpression;
}

function lasting(random: Random, first: number, probability: number, conditional = true): Ending {
  if (!random.chance(probability)) return {};
  if (conditional && random.chance(0.25)) return { untilCondition: expression(random) };
  const also = conditional ? random.maybe(0.15, () => ({ untilCondition: expression(random) })) : {};
  if (random.chance(0.12)) return { until: { unknown: true }, ...also };
  if (conditional && random.chance(0.2)) return { until: { for: random.of(['P2D', 'P4D', 'P1W']) }, ...also };
  const until = date(random);
  return { until: boundsOf(until).hi < first ? march(LAST) : until, ...also };
}

/** A renewing claim ends first within the window, so that notices of the window are in time for it or too late. */
function renewing(random: Random, first: number): Partial<Extract<Effect, { effect: 'set' }>> {
  const until = march(random.whole(4, LAST));
  return {
    until: boundsOf(until).hi < first ? march(LAST) : until,
    renewal: {
      period: random.of(['P1M', 'P28D']),
      ...random.maybe(0.8, () => ({ notice: random.of(['P1D', 'P3D']) })),
      ...random.maybe(0.5, () => ({ times: 1 })),
    },
  };
}
