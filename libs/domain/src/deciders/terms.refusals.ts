import type { Effect, Event, TermRef } from '#contracts';
import { termKey } from '../facts';
import type { Refusal } from './refusal';

/** The most terms of a partnership. */
export const MAX_TERMS = 5_000;

/** An upper bound on the number of a partnership's terms, and the terms of a command that are certainly among them. */
export interface KnownTerms {
  readonly count: number;
  /** By `termKey`. */
  readonly named: ReadonlySet<string>;
}

/** The terms that events name and that are not known, each with the first place that names it. */
export function newTermsOf(events: readonly Event[], known: KnownTerms): { term: TermRef; pointer: string }[] {
  const found = new Map<string, { term: TermRef; pointer: string }>();
  events.forEach((event, index) => {
    const [effects, at] =
      event.type === 'EventCorrected'
        ? [event.data.replacement.effects, `/events/${index}/data/replacement/effects`]
        : [event.effects, `/events/${index}/effects`];
    for (const { term, pointer } of effects.flatMap((effect, nth) => placesOf(effect, `${at}/${nth}`)))
      if (!found.has(termKey(term)) && !known.named.has(termKey(term))) found.set(termKey(term), { term, pointer });
  });
  return [...found.values()];
}

/** Returns the term of an effect and the terms that it replaces, each with its pointer. */
function placesOf(effect: Effect, at: string): { term: TermRef; pointer: string }[] {
  const { kind, scope } = effect;
  const replaced = effect.effect === 'set' ? (effect.replaces ?? []) : [];
  return [
    ...(kind === '*' ? [] : [{ term: { kind, scope }, pointer: at }]),
    ...replaced.map((term, index) => ({ term, pointer: `${at}/replaces/${index}` })),
  ];
}

/** Refuses once, at the effect with which the terms become too many. */
export function refusalsOfTerms(events: readonly Event[], known: KnownTerms): Refusal[] {
  const added = newTermsOf(events, known);
  const first = added[Math.max(0, MAX_TERMS - known.count)];
  if (!first) return [];
  return [
    {
      code: 'too-many-terms',
      pointer: first.pointer,
      detail: `the partnership would have ${known.count + added.length} terms; at most ${MAX_TERMS} are allowed`,
    },
  ];
}
