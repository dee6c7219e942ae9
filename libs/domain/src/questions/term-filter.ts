import { isScopeWithin, readScopeFilter, type TermRef } from '#contracts';

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

export const isWanted = ({ kinds, scope }: TermFilter, term: TermRef): boolean =>
  (kinds === null || kinds.has(term.kind)) &&
  (scope === undefined || isScopeWithin(readScopeFilter(scope), term.scope));
