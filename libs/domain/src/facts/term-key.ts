import type { TermRef } from '#contracts';

/** A term that may carry its key, for frequent lookups. */
export interface KeyedTerm extends TermRef {
  readonly key?: string;
}

/** Returns a term with its key. The key is not enumerable, so that it is not part of the term's JSON. */
export const keyedTerm = ({ kind, scope }: TermRef): Required<KeyedTerm> =>
  Object.defineProperty({ kind, scope, key: '' }, 'key', { value: termKey({ kind, scope }), enumerable: false });

export const termKey = ({ kind, scope, key }: KeyedTerm): string => key ?? `${kind}/${scope}`;

export const sameTerm = (a: TermRef, b: TermRef): boolean => a.kind === b.kind && a.scope === b.scope;
