import { isCorrection, type Effect, type Event } from '#contracts';
import { parseDate } from '../dates';
import { endOf, type Register } from '../partnership/register';
import type { Refusal } from './refusal';

/**
 * Returns the refusals after the end of a partnership. A `set` or `override` must certainly start before the end or survive it, because it would
 * never be in force otherwise; and a partnership cannot end twice. Everything else is accepted.
 */
export function refusalsAfterEnd(event: Event, at: string, register: Register): Refusal[] {
  const end = endOf(register);
  if (end === null || isCorrection(event) || event.standing !== 'definitive') return [];
  if (event.type === 'PartnershipEnded')
    return [refused(`${at}/type`, 'the partnership has ended already; correct its end instead')];
  const pointers = event.effects.flatMap((effect, index) =>
    mayStartBy(effect, event.occurred, end.lo) ? [] : [placeOfStart(effect, at, index)],
  );
  return [...new Set(pointers)].map((pointer) =>
    refused(pointer, 'the partnership has ended; what is set now must start certainly before its end, or survive it'),
  );
}

const refused = (pointer: string, detail: string): Refusal => ({ code: 'partnership-ended', pointer, detail });

/** Returns true if the effect certainly starts before that day, if it starts. An effect that sets nothing is never too late. */
function mayStartBy(effect: Effect, occurred: string, end: number): boolean {
  if ((effect.effect !== 'set' && effect.effect !== 'override') || effect.survives === true) return true;
  const latest = effect.fromCondition === undefined ? (effect.from ?? occurred) : effect.by;
  if (latest === undefined) return false;
  const parsed = parseDate(latest);
  return !parsed.ok || parsed.bounds.hi < end;
}

function placeOfStart(effect: Effect, at: string, index: number): string {
  const name = ['fromCondition', 'from'].find((member) => member in effect);
  return name === undefined ? `${at}/occurred` : `${at}/effects/${index}/${name}`;
}
