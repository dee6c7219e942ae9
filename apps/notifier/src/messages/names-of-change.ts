import type { TermKindRegistry, ToldTermChange } from '#contracts';
import type { Queryable } from '#postgres';
import { readNamesOfParties, readPartnership } from '#read-models';
import type { ChangeNames } from './change-sentence';

/** A kind of a partnership's terms, and the ids that may be those of parties. */
export interface NamesWanted {
  readonly partnershipId: string;
  readonly kind: string;
  readonly ids: readonly string[];
}

/** Returns the display names of a partnership, a kind and parties. */
export type NamesOfChange = (wanted: NamesWanted) => Promise<ChangeNames>;

export const NAMES_OF_CHANGE = Symbol('NAMES_OF_CHANGE');

/** Reads the current names; for somebody who is no party now, the last one. A partnership without a name is shown by its id. */
export function namesInPostgres(db: Queryable, { kinds }: Pick<TermKindRegistry, 'kinds'>): NamesOfChange {
  const titles = new Map(kinds.map(({ kind, title }) => [kind, title]));
  return async ({ partnershipId, kind, ids }) => {
    const partnership = await readPartnership(db, partnershipId);
    const parties = new Map(partnership?.parties.map(({ id, name }) => [id, name]));
    const others = ids.filter((id) => !parties.has(id));
    const last = await readNamesOfParties(db, partnershipId, others);
    return {
      partnership: partnership?.name ?? partnershipId,
      kind: titles.get(kind) ?? kind.replaceAll('-', ' '),
      party: (id) => parties.get(id) ?? last.get(id),
    };
  };
}

const MOST_IDS = 1_000;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Returns the names that some changes have to be rendered with. */
export function namesWanted(changes: readonly [ToldTermChange, ...ToldTermChange[]]): NamesWanted {
  const [{ partnershipId, kind }] = changes;
  const texts = textsIn(changes.map(({ answers, dissent, cause }) => [answers, dissent, cause.assertedBy]));
  const ids = new Set([...texts].filter((text) => text.length <= 64 && ID.test(text)));
  return { partnershipId, kind, ids: [...ids].slice(0, MOST_IDS) };
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* textsIn(each);
}
