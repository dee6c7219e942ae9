import { PartnershipState, type Statement } from '#domain';
import { claimOfRow, type ClaimRow } from '../claims/claim-row';
import { statementOfRow, type StatementRow } from '../statements/statement-row';

type Members<Row, Names extends readonly (keyof Row)[]> = { [I in keyof Names]: Row[Names[I]] };

export type ClaimArray = Members<
  ClaimRow,
  [
    'root_version',
    'ordinal',
    'event_version',
    'kind',
    'scope',
    'start_lo',
    'start_hi',
    'until_lo',
    'until_hi',
    'until_condition',
    'occurred_lo',
    'answer',
    'written',
  ]
>;
export type StatementArray = Members<StatementRow, ['root_version', 'ordinal', 'event_version', 'body']>;

/** The state that rows of `load-state.sql` hold; null stands for no rows. */
export function stateOfRows(
  partnershipId: string,
  claims: readonly ClaimArray[] | null,
  statements: readonly StatementArray[] | null,
): PartnershipState {
  return new PartnershipState(
    (claims ?? []).map((row) => claimOfRow(claimRow(partnershipId, row))),
    (statements ?? []).map((row) => statementOf(partnershipId, row)),
  );
}

const claimRow = (partnership_id: string, row: ClaimArray): ClaimRow => ({
  partnership_id,
  root_version: row[0],
  ordinal: row[1],
  known_from: 0,
  known_to: null,
  event_version: row[2],
  kind: row[3],
  scope: row[4],
  start_lo: row[5],
  start_hi: row[6],
  until_lo: row[7],
  until_hi: row[8],
  until_condition: row[9],
  occurred_lo: row[10],
  answer: row[11],
  written: row[12],
});

const statementOf = (partnership_id: string, [root_version, ordinal, event_version, body]: StatementArray): Statement =>
  statementOfRow({ partnership_id, root_version, ordinal, event_version, body });
