import type { Statement } from '#domain';

export interface StatementRow {
  partnership_id: string;
  root_version: number;
  ordinal: number;
  event_version: number;
  /** A statement without the two members that the columns hold. */
  body: Partial<Statement>;
}

export const statementOfRow = (row: Omit<StatementRow, 'partnership_id'>): Statement =>
  ({ ...row.body, order: [row.root_version, row.ordinal], eventVersion: row.event_version }) as Statement;

export function statementBody({ order: _order, eventVersion: _eventVersion, ...body }: Statement): string {
  return JSON.stringify(body);
}
