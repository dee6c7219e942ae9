import type { TermRef } from '#contracts';
import { termKey, type KeyedTerm } from '#domain';

export const NO_TERMS: readonly KeyedTerm[] = [];

/** The terms of both, each once, in the order in which they first come. */
export function union(terms: readonly KeyedTerm[], more: readonly KeyedTerm[]): readonly KeyedTerm[] {
  if (more.length === 0 || terms === more) return terms;
  return terms.length === 0 ? more : unique([...terms, ...more]);
}

/** Each once, in the order in which they first come. */
export function unique(terms: readonly KeyedTerm[]): KeyedTerm[] {
  const found = new Map<string, KeyedTerm>();
  for (const term of terms) {
    const key = termKey(term);
    if (!found.has(key)) found.set(key, { kind: term.kind, scope: term.scope, key });
  }
  return [...found.values()];
}

/** Those that are not among others. */
export function withoutThose(terms: readonly KeyedTerm[], left: readonly KeyedTerm[]): readonly KeyedTerm[] {
  if (terms.length === 0 || left.length === 0) return terms;
  const out = new Set(left.map(termKey));
  return terms.filter((term) => !out.has(termKey(term)));
}

export const byName = (a: TermRef, b: TermRef): number => (termKey(a) < termKey(b) ? -1 : 1);
