import type { ClaimFact, StatementFact } from '#domain';

/** An item of a root's content, with the versions that know it. */
export interface Standing<T> {
  readonly item: T;
  readonly knownFrom: number;
  knownTo: number | null;
  readonly isNew: boolean;
}

/** The content of a root that a batch has loaded or changed. */
export interface RootContent {
  readonly claims: Standing<ClaimFact>[];
  readonly statements: Standing<StatementFact>[];
  /** True if the root was recorded in the batch. */
  isNew: boolean;
  /** The version that closed the stored content; null: it still stands. */
  closedAt: number | null;
}

export const standing = <T>(all: readonly Standing<T>[]): Standing<T>[] =>
  all.filter(({ knownTo }) => knownTo === null);

export const isStored = ({ isNew }: Standing<unknown>): boolean => !isNew;

/** Returns the record place of a claim or statement as a key. */
export const placeOf = ({ order }: { readonly order: readonly [number, number] }): string => `${order[0]}.${order[1]}`;
