import type { TermRef } from '#contracts';

/** A term that is looked up very often brings its key along. */
export interface KeyedTerm extends TermRef {
  readonly key?: string;
}

/** A term with its key, which is not enumerable: it is not told with the term. */
export const keyedTerm = ({ kind, scope }: TermRef): Required<KeyedTerm> =>
  Object.defineProperty({ kind, scope, key: '' }, 'key', { value: termKey({ kind, scope }), enumerable: false });

export const termKey = ({ kind, scope, key }: KeyedTerm): string => key ?? `${kind}/${scope}`;

export const sameTerm = (a: TermRef, b: TermRef): boolean => a.kind === b.kind && a.scope === b.scope;
