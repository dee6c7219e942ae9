import { readScopeFilter } from '#contracts';
import { rowsOf, statement, type Queryable } from '#postgres';

/* There is one statement per combination of filters: an optional filter would keep the planner from using the index. */
const key = '(kind, scope, partnership_id)';
const listTerms = statement(
  'list-terms',
  `SELECT kind, scope, partnership_id FROM term WHERE ${key} > ($1, $2, $3) ORDER BY kind, scope, partnership_id LIMIT $4`,
);
const listTermsOfKind = statement(
  'list-terms-of-kind',
  `SELECT kind, scope, partnership_id FROM term WHERE kind = $5 AND ${key} > ($1, $2, $3) ORDER BY kind, scope, partnership_id LIMIT $4`,
);
const listTermsOfKindAndScope = statement(
  'list-terms-of-kind-and-scope',
  `SELECT kind, scope, partnership_id FROM term WHERE kind = $5 AND scope = $6 AND ${key} > ($1, $2, $3)
   ORDER BY kind, scope, partnership_id LIMIT $4`,
);
/* A dot sorts directly before a slash, so the range contains the scopes with this prefix and a few others, which the filter removes. */
const within = (scope: string) =>
  `scope >= ${scope} AND scope < ${scope}::text || '/' AND (scope = ${scope} OR starts_with(scope, ${scope} || '.'))`;
const listTermsOfKindWithinScope = statement(
  'list-terms-of-kind-within-scope',
  `SELECT kind, scope, partnership_id FROM term WHERE kind = $5 AND ${within('$6')} AND ${key} > ($1, $2, $3)
   ORDER BY kind, scope, partnership_id LIMIT $4`,
);
const listTermsWithinScope = statement(
  'list-terms-within-scope',
  `SELECT kind, scope, partnership_id FROM term WHERE ${within('$5')} AND ${key} > ($1, $2, $3) ORDER BY kind, scope, partnership_id LIMIT $4`,
);
const listTermsOfScope = statement(
  'list-terms-of-scope',
  `SELECT kind, scope, partnership_id FROM term WHERE scope = $5 AND ${key} > ($1, $2, $3) ORDER BY kind, scope, partnership_id LIMIT $4`,
);

const OF_ANY_KIND = { everyScope: listTerms, oneScope: listTermsOfScope, withinScope: listTermsWithinScope };
const OF_ONE_KIND = {
  everyScope: listTermsOfKind,
  oneScope: listTermsOfKindAndScope,
  withinScope: listTermsOfKindWithinScope,
};

/** The place of a term in the order of the list. */
export interface TermPlace {
  readonly kind: string;
  readonly scope: string;
  readonly partnershipId: string;
}

export const FIRST_TERM: TermPlace = { kind: '', scope: '', partnershipId: '' };

/** Reads a page of all terms that any event ever named, by kind, scope and partnership. */
export async function readTerms(
  db: Queryable,
  query: {
    readonly after: TermPlace;
    readonly limit: number;
    readonly kind?: string | undefined;
    readonly scope?: string | undefined;
  },
): Promise<TermPlace[]> {
  const { after, limit, kind, scope = 'all.*' } = query;
  const { within, narrower } = readScopeFilter(scope);
  const shapes = kind === undefined ? OF_ANY_KIND : OF_ONE_KIND;
  const shape = shapes[within === null ? 'everyScope' : narrower ? 'withinScope' : 'oneScope'];
  const place = [after.kind, after.scope, after.partnershipId, limit];
  const filter = [kind ?? null, within].filter((value) => value !== null);
  type Row = { kind: string; scope: string; partnership_id: string };
  const rows = await rowsOf<Row>(db, shape, [...place, ...filter]);
  return rows.map((row) => ({ kind: row.kind, scope: row.scope, partnershipId: row.partnership_id }));
}

/* Reads a page of each scope: the first terms of all scopes are among them. */
const listTermsWithAnyScope = statement(
  'list-terms-with-any-scope',
  `SELECT DISTINCT found.partnership_id FROM unnest($2::text[]) AS requested (scope) CROSS JOIN LATERAL (
     SELECT term.partnership_id FROM term WHERE term.kind = $1 AND term.scope = requested.scope AND term.partnership_id > $3
     ORDER BY term.partnership_id LIMIT $4) found
   ORDER BY found.partnership_id LIMIT $4`,
);

/** Reads a page of the partnerships with a term of a kind and one of some scopes, as places of the first scope. */
export async function readTermsWithAnyScope(
  db: Queryable,
  query: {
    readonly after: TermPlace;
    readonly limit: number;
    readonly kind: string;
    readonly scopes: readonly string[];
  },
): Promise<TermPlace[]> {
  const { after, limit, kind, scopes } = query;
  const values = [kind, scopes, after.partnershipId, limit];
  const rows = await rowsOf<{ partnership_id: string }>(db, listTermsWithAnyScope, values);
  return rows.map((row) => ({ kind, scope: scopes[0]!, partnershipId: row.partnership_id }));
}
