import type { Party } from '#client';
import { amountWith } from './amounts';
import { isMembers, listOf, withMember, type Json, type Members } from './draft';
import type { Amount } from './found-in-text';
import type { PhraseName } from './phrases/phrases';
import { effectOn, mayGrow, notYetIn, type TermInText } from './terms-in-text';

/** A field that had the focus: its path in the event, and its phrase. */
export interface Focused {
  readonly path: readonly string[];
  readonly phrase: PhraseName;
  /** True if the field takes a list, one item per line. */
  readonly isList: boolean;
}

/** Returns the field of a control; null unless the control is a phrase field of the event at `pointer`. */
export function focusedAt({ id, dataset, tagName }: HTMLElement, pointer: string): Focused | null {
  if (dataset['phrase'] === undefined || !id.startsWith(`${pointer}/`)) return null;
  const path = id.slice(pointer.length + 1).split('/');
  return { path, phrase: dataset['phrase'] as PhraseName, isList: tagName === 'TEXTAREA' };
}

/**
 * Returns an event with an amount. The amount goes into the field that had the focus if that takes one, otherwise into a new investment term. An
 * increase is added to the amount in the field, or to that of the only term whose words the text contains. The scope of a second investment differs
 * from the first, and the user has to name it.
 */
export function withAmount(
  event: Members,
  found: Amount,
  focused: Focused | null,
  terms: readonly TermInText[] = [],
): Members {
  const { amount, currency } = found;
  if (focused?.phrase === 'money')
    return changedAt(event, focused.path, (value) => amountWith(value, found)) as Members;
  const effects = listOf(event['effects']);
  const [grown, ...others] = found.isMore ? terms.filter((term) => mayGrow(term, found)) : [];
  if (grown && others.length === 0) {
    const isNew = notYetIn(effects, [grown]).length > 0;
    return isNew ? { ...event, effects: [...effects, effectOn(grown, [found])] } : event;
  }
  const isSecond = effects.some((each) => isMembers(each) && each['kind'] === 'investment' && each['scope'] === 'all');
  const term = {
    effect: 'set',
    kind: 'investment',
    scope: isSecond ? '' : 'all',
    value: { amount: { amount, currency } },
  };
  return { ...event, effects: [...effects, term] };
}

/** Returns an event with a party in the field that had the focus if that takes a name, otherwise in `assertedBy`. */
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
