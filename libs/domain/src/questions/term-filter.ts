import { isScopeWithin, readScopeFilter, type TermRef } from '#contracts';

/** The terms that a question is about. Absent or null members select all. */
export interface TermFilter {
  readonly kinds: ReadonlySet<string> | null;
  /** One scope; with the suffix `.*`, that scope and all narrower ones. */
  readonly scope?: string | undefined;
}

/** Returns the filter of a question with at most one kind. */
export const filterOf = (kind: string | undefined, scope: string | undefined): TermFilter => ({
  kinds: kind === undefined ? null : new Set([kind]),
  scope,
});

export const isWanted = ({ kinds, scope }: TermFilter, term: TermRef): boolean =>
  (kinds === null || kinds.has(term.kind)) &&
  (scope === undefined || isScopeWithin(readScopeFilter(scope), term.scope));
