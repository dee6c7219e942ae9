import type { Party } from '#client';
import { isMembers, listOf, withMember, type Json, type Members } from './draft';
import type { Amount } from './found-in-text';
import { sumOf } from './phrases/decimal';
import type { PhraseName } from './phrases/phrases';

/** A field that had the focus: its place in the event, and what it takes. */
export interface Focused {
  readonly path: readonly string[];
  readonly phrase: PhraseName;
  /** Whether it takes a list, one a line. */
  readonly isList: boolean;
}

/** The field of a control, as far as it is one of the event at `pointer` that takes words. */
export function focusedAt({ id, dataset, tagName }: HTMLElement, pointer: string): Focused | null {
  if (dataset['phrase'] === undefined || !id.startsWith(`${pointer}/`)) return null;
  const path = id.slice(pointer.length + 1).split('/');
  return { path, phrase: dataset['phrase'] as PhraseName, isList: tagName === 'TEXTAREA' };
}

/**
 * An event with an amount in the field that had the focus, if it takes one, else with a term of investment that has it. What is more of something is added
 * to the amount that stands there. A second investment is about something else than the first, which the user has to name.
 */
export function withAmount(event: Members, found: Amount, focused: Focused | null): Members {
  const { amount, currency } = found;
  if (focused?.phrase === 'money')
    return changedAt(event, focused.path, (value) => amountWith(value, found)) as Members;
  const effects = listOf(event['effects']);
  const isSecond = effects.some((each) => isMembers(each) && each['kind'] === 'investment' && each['scope'] === 'all');
  const term = {
    effect: 'set',
    kind: 'investment',
    scope: isSecond ? '' : 'all',
    value: { amount: { amount, currency } },
  };
  return { ...event, effects: [...effects, term] };
}

/** What a field of an amount says with one that was found: that one, or the sum where it is more of the same. */
export function amountWith(value: Json | undefined, { amount, currency, isMore }: Amount): Json {
  const isSum = isMore && isMembers(value) && typeof value['amount'] === 'string' && value['currency'] === currency;
  return isSum ? { ...value, amount: sumOf(value['amount'] as string, amount) } : { amount, currency };
}

/** An event with somebody in the field that had the focus, if it takes a name, else among those who say so. */
export function withNamed(event: Members, { id }: Party, focused: Focused | null): Members {
  const added = (list: Json | undefined): Json => [...listOf(list).filter((each) => each !== id && each !== ''), id];
  if (focused?.phrase !== 'id') return { ...event, assertedBy: added(event['assertedBy']) };
  return changedAt(event, focused.path, (value) => (focused.isList ? added(value) : id)) as Members;
}

function changedAt(value: Json | undefined, path: readonly string[], change: (value: Json | undefined) => Json): Json {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  if (Array.isArray(value))
    return (value as Json[]).with(Number(name), changedAt(value[Number(name)] as Json, rest, change));
  return withMember(value, name, changedAt(isMembers(value) ? value[name] : undefined, rest, change));
}
