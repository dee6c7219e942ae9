import { readScopeFilter } from '#domain';
import { rowsOf, statement, type Queryable } from '#postgres';

/* One statement a shape: a filter that may be absent would keep the planner from the index that answers it. */
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
/* A dot sorts directly before a slash: the range is what begins with the scope, and a little more that the filter leaves out. */
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

/** A term of a partnership, in the order in which they are listed. */
export interface TermPlace {
  readonly kind: string;
  readonly scope: string;
  readonly partnershipId: string;
}

export const FIRST_TERM: TermPlace = { kind: '', scope: '', partnershipId: '' };

/** One page of all terms that any event ever named, by kind, scope and partnership. */
export async function readTerms(
  db: Queryable,
  asked: {
    readonly after: TermPlace;
    readonly limit: number;
    readonly kind?: string | undefined;
    readonly scope?: string | undefined;
  },
): Promise<TermPlace[]> {
  const { after, limit, kind, scope = 'all.*' } = asked;
  const { within: scopeAsked, narrower } = readScopeFilter(scope);
  const shapes = kind === undefined ? OF_ANY_KIND : OF_ONE_KIND;
  const shape = shapes[scopeAsked === null ? 'everyScope' : narrower ? 'withinScope' : 'oneScope'];
  const place = [after.kind, after.scope, after.partnershipId, limit];
  const filter = [kind ?? null, scopeAsked].filter((value) => value !== null);
  type Row = { kind: string; scope: string; partnership_id: string };
  const rows = await rowsOf<Row>(db, shape, [...place, ...filter]);
  return rows.map((row) => ({ kind: row.kind, scope: row.scope, partnershipId: row.partnership_id }));
}

/* Of each scope as many as a page has: the first of them all are among these. */
const listTermsWithAnyScope = statement(
  'list-terms-with-any-scope',
  `SELECT DISTINCT found.partnership_id FROM unnest($2::text[]) AS asked (scope) CROSS JOIN LATERAL (
     SELECT term.partnership_id FROM term WHERE term.kind = $1 AND term.scope = asked.scope AND term.partnership_id > $3
     ORDER BY term.partnership_id LIMIT $4) found
   ORDER BY found.partnership_id LIMIT $4`,
);

/** The same of the partnerships in which an event named a term of a kind with one of some scopes, as places of the first scope. */
export async function readTermsWithAnyScope(
  db: Queryable,
  asked: {
    readonly after: TermPlace;
    readonly limit: number;
    readonly kind: string;
    readonly scopes: readonly string[];
  },
): Promise<TermPlace[]> {
  const { after, limit, kind, scopes } = asked;
  const values = [kind, scopes, after.partnershipId, limit];
  const rows = await rowsOf<{ partnership_id: string }>(db, listTermsWithAnyScope, values);
  return rows.map((row) => ({ kind, scope: scopes[0]!, partnershipId: row.partnership_id }));
}
