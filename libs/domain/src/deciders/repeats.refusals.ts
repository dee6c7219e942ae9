import { canonicalJson, type Effect, type OriginalContent } from '#contracts';
import type { Refusal } from './refusal';

/*
 * Two claims of one event on the same term, layer and day have no order that a reader could know. Days are compared as written, because two notations
 * may mean different days in some world.
 */

interface StatedEffect {
  readonly pointer: string;
  readonly kind: string;
  readonly scope: string;
  /** The key, without the term, that must be unique for a term within an event. */
  readonly keys: readonly string[];
}

type Layer = 'base' | 'override';
const BOTH: readonly Layer[] = ['base', 'override'];

export function refusalsOfRepeats(content: OriginalContent, at: string): Refusal[] {
  const seen = new Set<string>();
  const refusals: Refusal[] = [];
  const stated = content.effects.flatMap((effect, index) =>
    statedEffectsOf(effect, content.occurred, `${at}/effects/${index}`),
  );
  for (const { pointer, kind, scope, keys } of stated) {
    const named = keys.map((key) => `${kind}/${scope} ${key}`);
    if (named.some((key) => seen.has(key))) {
      refusals.push({
        code: 'effect-duplicate',
        pointer,
        detail: `the event has another effect on ${kind}/${scope} on the same day`,
      });
    }
    for (const key of named) seen.add(key);
  }
  return refusals;
}

function statedEffectsOf(effect: Effect, occurred: string, pointer: string): StatedEffect[] {
  const { kind, scope } = effect;
  const one = (...keys: readonly string[]): StatedEffect[] => [{ pointer, kind, scope, keys }];
  switch (effect.effect) {
    case 'set':
      return [
        ...one(...starts(effect, occurred, ['base'])),
        ...(effect.replaces ?? []).map((replaced, nth) => ({
          pointer: `${pointer}/replaces/${nth}`,
          ...replaced,
          keys: starts(effect, occurred, BOTH),
        })),
      ];
    case 'override':
      return one(...starts(effect, occurred, ['override']));
    case 'end':
      return one(...starts(effect, occurred, effect.of === 'override' ? ['override'] : BOTH));
    case 'contest':
      return one(`contest ${canonicalJson(effect.value)}`);
    case 'notice':
    case 'reaffirm':
      return one(effect.effect);
  }
}

function starts(
  { from, fromCondition }: { readonly from?: string; readonly fromCondition?: unknown },
  occurred: string,
  layers: readonly Layer[],
): string[] {
  const start = canonicalJson([from ?? occurred, fromCondition ?? null]);
  return layers.map((layer) => `${layer} ${start}`);
}
