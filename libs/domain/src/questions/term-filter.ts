import type { TermRef } from '#contracts';

/** Which terms a question is about; what is absent or null: all. */
export interface TermFilter {
  readonly kinds: ReadonlySet<string> | null;
  /** One scope, or with `.*` behind it that scope and all narrower ones. */
  readonly scope?: string | undefined;
}

/** The filter of a question that names at most one kind. */
export const filterOf = (kind: string | undefined, scope: string | undefined): TermFilter => ({
  kinds: kind === undefined ? null : new Set([kind]),
  scope,
});

/** A scope filter as its parts: `within` is the scope that is named; null: every scope. */
export function readScopeFilter(filter: string): { readonly within: string | null; readonly narrower: boolean } {
  if (!filter.endsWith('.*')) return { within: filter, narrower: false };
  const within = filter.slice(0, -'.*'.length);
  return { within: within === 'all' ? null : within, narrower: true };
}

export const isWanted = ({ kinds, scope }: TermFilter, term: TermRef): boolean =>
  (kinds === null || kinds.has(term.kind)) && (scope === undefined || isInScope(scope, term.scope));

function isInScope(filter: string, scope: string): boolean {
  const { within, narrower } = readScopeFilter(filter);
  return within === null || scope === within || (narrower && scope.startsWith(`${within}.`));
}
