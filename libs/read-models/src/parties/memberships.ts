import { standingStatements, type StatementsByKind } from '#domain';
import { rowsOf, type Queryable } from '#postgres';
import { statementOfRow, type StatementRow } from '../statements/statement-row';
import { loadMemberships } from './named.sql';

export type Memberships = Pick<StatementsByKind, 'founders' | 'partyChanges'>;

/** The most changes of parties that are read of one partnership. */
const MOST_CHANGES = 10_000;

/** Reads the founders of partnerships and the changes of their parties, by partnership id. */
export async function readMemberships(
  db: Queryable,
  partnershipIds: readonly string[],
): Promise<(partnershipId: string) => Memberships> {
  if (partnershipIds.length === 0) return () => NOBODY;
  type Row = StatementRow & { [column: string]: unknown };
  const rows = await rowsOf<Row>(db, loadMemberships, [[...new Set(partnershipIds)], MOST_CHANGES]);
  const byPartnership = Map.groupBy(rows, ({ partnership_id }) => partnership_id);
  return (id) => standingStatements((byPartnership.get(id) ?? []).map(statementOfRow));
}

const NOBODY: Memberships = { founders: [], partyChanges: [] };
