import type { TermValues } from './generated/types.gen';

/** A built-in kind of term. */
export type TermKindName = keyof TermValues;

/** The value of a term of this kind; null if nothing is in force. */
export type ValueOf<K extends TermKindName> = TermValues[K] | null;

/**
 * Returns true if a term is of a built-in kind; its value then has that kind's type: `isOfKind(term, 'api-hosting') && term.value`. A union over all
 * kinds would promise too much, because an operator may add kinds.
 */
export const isOfKind = <K extends TermKindName, T extends { readonly kind: string; readonly value: unknown }>(
  term: T,
  kind: K,
): term is T & { readonly kind: K; readonly value: ValueOf<K> } => term.kind === kind;
