import type { Bounds, StatementFact } from '#domain';

export interface StatementRow {
  partnership_id: string;
  root_version: number;
  ordinal: number;
  event_version: number;
  statement: StatementFact['fact'];
  /** A statement without what the columns hold. */
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

/** The day of something that several claims may share; null: it has none, or nobody shares it. */
export const sharedDayOf = (statement: StatementFact): Bounds | null =>
  SHARED_DAYS.has(statement.fact) && 'day' in statement ? statement.day : null;

const SHARED_DAYS: ReadonlySet<StatementFact['fact']> = new Set([
  'condition-met',
  'agreement-ended',
  'partnership-ended',
  'parties-changed',
  'notice',
]);
