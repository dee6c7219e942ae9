import { PartnershipState, type Statement, type TermClaim } from '#domain';
import { claimOfRow, type ClaimRow } from '../claims/claim-row';
import { statementOfRow, type StatementRow } from '../statements/statement-row';

/** Rows of `load-state.sql` as they were sent: what stands, null where nothing does, and what stood once, null where it was not read. */
export interface RowTexts {
  readonly claims: string | null;
  readonly statements: string | null;
  readonly closed_claims: string | null;
  readonly closed_statements: string | null;
}

/** What of the rows stands at a version. */
export function stateOfRows(partnershipId: string, version: number, rows: RowTexts): PartnershipState {
  const claims = standing([rows.claims, rows.closed_claims], version);
  const statements = standing([rows.statements, rows.closed_statements], version);
  return new PartnershipState(
    claims.map((fields) => claimOf(partnershipId, fields)),
    statements.map((fields) => statementOf(partnershipId, fields)),
  );
}

type Fields = readonly string[];

function standing(texts: readonly (string | null)[], version: number): Fields[] {
  return texts
    .flatMap(rowsOfText)
    .filter(([from, to]) => Number(from) <= version && (to === '' || version < Number(to)));
}

const rowsOfText = (text: string | null): Fields[] => (text ? text.split('\x1e').map((row) => row.split('\x1f')) : []);

const numberOf = (field: string): number | null => (field === '' ? null : Number(field));
const orNull = (field: string): string | null => (field === '' ? null : field);

function claimOf(partnership_id: string, fields: Fields): TermClaim {
  const at = (place: number): string => fields[place]!;
  return claimOfRow({
    partnership_id,
    known_from: Number(at(0)),
    known_to: numberOf(at(1)),
    root_version: Number(at(2)),
    ordinal: Number(at(3)),
    event_version: Number(at(4)),
    kind: at(5),
    scope: at(6),
    start_lo: Number(at(7)),
    start_hi: Number(at(8)),
    until_lo: numberOf(at(9)),
    until_hi: numberOf(at(10)),
    until_condition: orNull(at(11)),
    occurred_lo: Number(at(12)),
    answer: orNull(at(13)),
    written: JSON.parse(at(14)) as ClaimRow['written'],
  });
}

function statementOf(partnership_id: string, fields: Fields): Statement {
  const [, , root_version, ordinal, event_version, body] = fields;
  return statementOfRow({
    partnership_id,
    root_version: Number(root_version),
    ordinal: Number(ordinal),
    event_version: Number(event_version),
    body: JSON.parse(body!) as StatementRow['body'],
  });
}
