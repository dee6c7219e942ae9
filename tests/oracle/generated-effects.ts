import { boundsOf } from './dates';
import type { ConditionElement, ConditionExpression, Effect, TermRef, Until } from './events';
import { march } from './given';
import type { Random } from './random';

export const FIRST = 1;
export const LAST = 8;
const BUSY = 4;

const CONDITIONS = ['approval', 'closing'] as const;
const TERMS: readonly TermRef[] = [
  { kind: 'supply', scope: 'all' },
  { kind: 'supply', scope: 'api' },
  { kind: 'supply', scope: 'api.stateless' },
  { kind: 'licence', scope: 'all' },
];

/** The history so far, so that every generated effect is one that the service would accept. */
export interface Known {
  parties: ReadonlySet<string>;
  thirdParties: readonly string[];
  /** The partnership has ended: a claim that starts now must survive it. */
  ended: boolean;
  theme: EffectTheme;
}

/** Which effects a history has more of. */
export interface EffectTheme {
  effects?: Partial<Record<Effect['effect'], number>>;
  /** The share of the sets that renew. */
  renews?: number;
  /** All of them are about one term. */
  oneTerm?: boolean;
  /** How many ends depend on a condition alone. */
  conditions?: number;
  /** No claim waits for a condition, and no end depends on the start: the fold has a simpler implementation for such claims. */
  plain?: boolean;
}

export function date(random: Random, from = FIRST, to = LAST): string {
  // Sometimes a day that other dates use too, so that several things happen on it.
  const first = random.chance(0.2) ? Math.min(to, Math.max(from, BUSY)) : random.whole(from, to);
  if (random.chance(0.6)) return random.chance(0.95) ? march(first) : `${march(first)}?`;
  if (random.chance(0.08)) return `${march(first)}${random.of(['~', '%'])}`;
  if (random.chance(0.05)) return random.of(['2024-03', '2024-03-XX', '2024', '202X', '2024-33']);
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
  return random.chance(0.65) ? { kind: 'supply', scope: 'all' } : random.of(TERMS);
}

/** One to three effects, no two of them on one term. */
export function effects(random: Random, known: Known, occurred: string): Effect[] {
  const touched = new Set<string>();
  return Array.from({ length: random.chance(0.7) ? 1 : 2 }, () => effect(random, known, occurred)).filter((one) => {
    const replaced = one.effect === 'set' ? (one.replaces ?? []) : [];
    const keys = [one, ...replaced].map(({ kind, scope }) => `${kind}/${scope}`);
    if (keys.some((key) => touched.has(key)) || new Set(keys).size < keys.length) return false;
    keys.forEach((key) => touched.add(key));
    return true;
  });
}

function effect(random: Random, known: Known, occurred: string): Effect {
  const at = known.theme.oneTerm ? { kind: 'supply', scope: 'all' } : term(random);
  const which = random.weighted({
    set: 54,
    override: 18,
    end: 14,
    notice: 9,
    reaffirm: 4,
    contest: 4,
    ...known.theme.effects,
  });
  const between = () => random.maybe(0.3, () => ({ between: someParties(random, known) }));
  const survives = random.maybe(known.ended ? 1 : 0.12, () => ({ survives: true }));
  const start: Starting = known.theme.plain ? random.maybe(0.5, () => ({ from: date(random) })) : starting(random);
  const first = boundsOf(start.from ?? occurred).lo;
  const endings = known.theme.plain ? 'plain' : 'all';
  switch (which) {
    case 'set': {
      const renews = start.fromCondition === undefined && random.chance(known.theme.renews ?? 0.18);
      const ending = renews ? renewing(random, first) : lasting(random, first, 0.4, endings, known.theme.conditions);
      const replaces = random.maybe(0.12, () => ({ replaces: [random.of(TERMS)] }));
      const clarifies = random.maybe(0.08, () => ({ clarifies: true }));
      return {
        effect: 'set',
        ...at,
        value: value(random),
        ...start,
        ...ending,
        ...between(),
        ...survives,
        ...replaces,
        ...clarifies,
      };
    }
    case 'override': {
      const overriding = random.chance(0.3) ? null : value(random);
      return {
        effect: 'override',
        ...at,
        value: overriding,
        ...start,
        ...lasting(random, first, 1, endings),
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
        ? { effect: 'reaffirm', ...at, on: date(random) }
        : { effect: 'reaffirm', kind: '*', scope: 'all', on: date(random) };
    case 'contest': {
      const from = random.maybe(0.4, () => ({ from: date(random) }));
      const ending = lasting(random, boundsOf(from.from ?? occurred).lo, 0.4, 'dated');
      return { effect: 'contest', ...at, value: value(random), ...from, ...ending };
    }
  }
}

/** Two of them are equal, whatever the order of their members (RFC 8785). */
const VALUES = ['x', 'x', 'y', 'y', 'z', { none: true }, { of: 'x', by: ['a', 1] }, { by: ['a', 1], of: 'x' }] as const;
const value = (random: Random): unknown => random.of(VALUES);

/** All parties by name are the same as naming nobody, in whatever order. */
function someParties(random: Random, { parties, thirdParties }: Known): string[] {
  if (random.chance(0.25)) return [...parties].toReversed();
  if (random.chance(0.1)) return [random.of([...parties]), random.of(thirdParties)];
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

type Endings = 'all' | 'plain' | 'dated';

function lasting(random: Random, first: number, probability: number, endings: Endings, conditions = 0.25): Ending {
  if (!random.chance(probability)) return {};
  const until = (): ConditionExpression => (endings === 'plain' ? condition(random) : expression(random));
  if (endings !== 'dated' && random.chance(conditions)) return { untilCondition: until() };
  const also = endings === 'dated' ? {} : random.maybe(0.15, () => ({ untilCondition: until() }));
  return { ...ownEnding(random, first, endings), ...also };
}

function ownEnding(random: Random, first: number, endings: Endings): Ending {
  if (random.chance(0.18)) return { until: { unknown: true } };
  if (endings === 'all' && random.chance(0.2))
    return { until: { for: random.of(['P2D', 'P4D', 'P1W', 'P1M', 'P1Y']) } };
  // Near its start in half of the cases, so that they interact.
  const day = Math.min(LAST, Math.max(FIRST, first - boundsOf(march(1)).lo + 1));
  const until = random.chance(0.5) ? date(random, day, Math.min(LAST, day + 2)) : date(random);
  return { until: boundsOf(until).hi < first ? march(LAST) : until };
}

/** A renewing claim has its first deadline within the window, so that notices of the window are in time for it or too late. */
function renewing(random: Random, first: number): Partial<Extract<Effect, { effect: 'set' }>> {
  // From the last day of a month to the last day of the next one.
  if (random.chance(0.1)) return { until: march(31), renewal: { period: 'P1M', notice: 'P4W' } };
  const until = march(random.whole(4, LAST));
  return {
    until: boundsOf(until).hi < first ? march(LAST) : until,
    renewal: {
      period: random.of(['P1M', 'P28D', 'P4W', 'P1Y']),
      ...random.maybe(0.8, () => ({ notice: random.of(['P1D', 'P3D']) })),
      ...random.maybe(0.5, () => ({ times: random.whole(1, 2) })),
    },
  };
}
