import type { Day } from './calendar';
import { canonical } from './canonical';
import { isReplacedEnd, type Claim, type Facts, type TermClaim } from './facts';
import type { PartyOperation, PartyState } from './parties';
import type { Placed, Rules } from './rules';
import type { SharedDays } from './shared-days';

/** The outcome for one term on one day of one world. */
export type Outcome =
  | { is: 'nothing' }
  | { is: 'suspended' }
  | { is: 'value'; key: string; value: unknown; bound: readonly string[]; start: Day };

/** `placed`: the claims of the term that start in this world, in the order in which they do. */
export function outcomeOn(day: Day, placed: readonly Placed[], boundBy: BoundBy, rules: Rules): Outcome {
  const started = placed.filter(({ start }) => start <= day);
  const lastEnd = started.findLastIndex(({ claim, end }) => rules.endsOverrides(claim) && day <= end);
  const active = started.filter(
    ({ claim, end }, index) => layerOf(claim) === 'override' && index > lastEnd && day <= end,
  );
  const override = rules.governingOverride(active);
  if (override) return governedBy(override, day, boundBy, rules);
  const base = rules.governingBase(
    started.filter(({ claim, end }) => rules.isOfTheBase(claim) && (layerOf(claim) === 'set' || day <= end)),
    day,
  );
  if (!base || layerOf(base.claim) !== 'set' || base.end < day) return { is: 'nothing' };
  return governedBy(base, day, boundBy, rules);
}

function layerOf(claim: TermClaim): 'set' | 'override' | 'end' {
  return isReplacedEnd(claim) ? 'end' : claim.effect.effect;
}

function governedBy({ claim, start }: Placed, day: Day, boundBy: BoundBy, rules: Rules): Outcome {
  if (isReplacedEnd(claim) || claim.effect.effect === 'end') return { is: 'nothing' };
  const { value, between } = claim.effect;
  const bound = boundBy(claim, day);
  if (rules.bindsTooFew(between, bound)) return { is: 'nothing' };
  return value === null ? { is: 'suspended' } : { is: 'value', key: canonical(value), value, bound, start };
}

export type BoundBy = (claim: Claim, day: Day) => readonly string[];

/** Who is bound by a claim on a day, in worlds with these party changes (7.17 to 7.19). */
export function boundIn({ partyChanges }: SharedDays, { founders }: Facts, rules: Rules): BoundBy {
  const known = new Map<string, readonly string[]>();
  return (claim, day) => {
    const key = `${claim.id} ${day}`;
    const found = known.get(key) ?? computed(claim, day);
    known.set(key, found);
    return found;
  };

  function computed({ effect, agreement }: Claim, day: Day): readonly string[] {
    const operations = partyChanges
      .filter((change) => change.day <= day && (change.agreement === undefined || change.agreement === agreement))
      .flatMap((change) => change.operations);
    const named = effect.effect === 'end' ? undefined : effect.between;
    return named ? namedNow(named, operations) : partiesNow(operations);
  }

  function namedNow(named: readonly string[], operations: readonly PartyOperation[]): string[] {
    const standing = named.flatMap((name) => rules.standsFor(name, operations));
    return [...new Set(standing)].filter((name) => rules.staysNamed(name, operations)).toSorted();
  }

  function partiesNow(operations: readonly PartyOperation[]): string[] {
    const start: PartyState = { parties: new Set(founders), succeeded: new Map() };
    return [...operations.reduce((state, operation) => rules.partiesAfter(state, operation), start).parties].toSorted();
  }
}
