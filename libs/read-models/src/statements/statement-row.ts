import type { Bounds, StatementFact } from '#domain';

export interface StatementRow {
  partnership_id: string;
  root_version: number;
  ordinal: number;
  event_version: number;
  statement: StatementFact['fact'];
  /** The statement without the members that have columns. */
  body: Partial<StatementFact>;
}

export const statementOfRow = (row: Omit<StatementRow, 'partnership_id'>): StatementFact =>
  ({
    ...row.body,
    fact: row.statement,
    order: [row.root_version, row.ordinal],
    eventVersion: row.event_version,
  }) as StatementFact;

export function statementBody({
  fact: _fact,
  order: _order,
  eventVersion: _eventVersion,
  ...body
}: StatementFact): string {
  return JSON.stringify(body);
}

/** Returns the day of a fact that several claims may depend on; null: it has no day, or is no such fact. */
export const sharedDayOf = (statement: StatementFact): Bounds | null =>
  SHARED_DAYS.has(statement.fact) && 'day' in statement ? statement.day : null;

const SHARED_DAYS: ReadonlySet<StatementFact['fact']> = new Set([
  'condition-met',
  'agreement-ended',
  'partnership-ended',
  'parties-changed',
  'notice',
]);
