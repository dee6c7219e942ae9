import type { TermRef } from '#contracts';
import { termKey, type KeyedTerm } from '#domain';

export const NO_TERMS: readonly KeyedTerm[] = [];

/** Returns the terms of both lists, each once, in the order of their first occurrence. */
export function union(terms: readonly KeyedTerm[], more: readonly KeyedTerm[]): readonly KeyedTerm[] {
  if (more.length === 0 || terms === more) return terms;
  return terms.length === 0 ? more : unique([...terms, ...more]);
}

/** Returns each term once, in the order of its first occurrence. */
export function unique(terms: readonly KeyedTerm[]): KeyedTerm[] {
  const found = new Map<string, KeyedTerm>();
  for (const term of terms) {
    const key = termKey(term);
    if (!found.has(key)) found.set(key, { kind: term.kind, scope: term.scope, key });
  }
  return [...found.values()];
}

/** Returns the terms that are not in `left`. */
export function withoutThose(terms: readonly KeyedTerm[], left: readonly KeyedTerm[]): readonly KeyedTerm[] {
  if (terms.length === 0 || left.length === 0) return terms;
  const out = new Set(left.map(termKey));
  return terms.filter((term) => !out.has(termKey(term)));
}

export const byName = (a: TermRef, b: TermRef): number => (termKey(a) < termKey(b) ? -1 : 1);
