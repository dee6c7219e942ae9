import type { TermKindRegistry, ToldTermChange } from '#contracts';
import type { Queryable } from '#postgres';
import { readPartnership } from '#read-models';
import type { ChangeNames } from './change-sentence';

/** Returns the display names of a change's partnership, kind and parties. */
export type NamesOfChange = (change: Pick<ToldTermChange, 'partnershipId' | 'kind'>) => Promise<ChangeNames>;

export const NAMES_OF_CHANGE = Symbol('NAMES_OF_CHANGE');

/** Reads the current names. A partnership without a name is shown by its id. */
export function namesInPostgres(db: Queryable, { kinds }: Pick<TermKindRegistry, 'kinds'>): NamesOfChange {
  const titles = new Map(kinds.map(({ kind, title }) => [kind, title]));
  return async ({ partnershipId, kind }) => {
    const partnership = await readPartnership(db, partnershipId);
    const parties = new Map(partnership?.parties.map(({ id, name }) => [id, name]));
    return {
      partnership: partnership?.name ?? partnershipId,
      kind: titles.get(kind) ?? kind.replaceAll('-', ' '),
      party: (id) => parties.get(id),
    };
  };
}
