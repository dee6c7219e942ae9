import type { TermRef } from '#contracts';

/** A term that is looked up very often brings its key along. */
export interface KeyedTerm extends TermRef {
  readonly key?: string;
}

export const termKey = ({ kind, scope, key }: KeyedTerm): string => key ?? `${kind}/${scope}`;

export const sameTerm = (a: TermRef, b: TermRef): boolean => a.kind === b.kind && a.scope === b.scope;
