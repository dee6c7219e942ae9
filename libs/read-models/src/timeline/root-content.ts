import type { ClaimFact, StatementFact } from '#domain';

/** Something that a root says, with the versions that know it. */
export interface Standing<T> {
  readonly item: T;
  readonly knownFrom: number;
  knownTo: number | null;
  readonly isNew: boolean;
}

/** What a root says, as far as a batch has loaded or changed it. */
export interface RootContent {
  readonly claims: Standing<ClaimFact>[];
  readonly statements: Standing<StatementFact>[];
  /** Whether it began in the batch. */
  isNew: boolean;
  /** The version from which on what is stored of it stands no longer. */
  closedAt: number | null;
}

export const standing = <T>(all: readonly Standing<T>[]): Standing<T>[] =>
  all.filter(({ knownTo }) => knownTo === null);

export const isStored = ({ isNew }: Standing<unknown>): boolean => !isNew;

/** The place of a claim or a statement in the record, as a key. */
export const placeOf = ({ order }: { readonly order: readonly [number, number] }): string => `${order[0]}.${order[1]}`;
