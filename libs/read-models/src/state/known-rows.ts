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

/** Something with the versions that knew it: from one on, and up to before another where it was replaced or taken back. */
interface Known<T> {
  readonly from: number;
  readonly to: number;
  readonly said: T;
}

/** The rows of a partnership: what of them stands at a version. */
export class KnownRows {
  /** In claims and statements. */
  readonly weight: number;
  private last: { readonly version: number; readonly state: PartnershipState } | null = null;

  private constructor(
    private readonly claims: readonly Known<TermClaim>[],
    private readonly statements: readonly Known<Statement>[],
  ) {
    this.weight = claims.length + statements.length + 1;
  }

  static of(texts: RowTexts): KnownRows {
    return new KnownRows(
      knownIn([texts.claims, texts.closed_claims], claimOf),
      knownIn([texts.statements, texts.closed_statements], statementOf),
    );
  }

  at(version: number): PartnershipState {
    if (this.last?.version !== version) {
      const state = new PartnershipState(standing(this.claims, version), standing(this.statements, version));
      this.last = { version, state };
    }
    return this.last.state;
  }
}

const standing = <T>(all: readonly Known<T>[], version: number): T[] =>
  all.filter(({ from, to }) => from <= version && version < to).map(({ said }) => said);

type Fields = readonly string[];

function knownIn<T>(texts: readonly (string | null)[], saidIn: (fields: Fields) => T): Known<T>[] {
  return texts.flatMap(rowsOfText).map((fields) => {
    const [from, to] = fields;
    return { from: Number(from), to: to === '' ? Infinity : Number(to), said: saidIn(fields) };
  });
}

const rowsOfText = (text: string | null): Fields[] => (text ? text.split('\x1e').map((row) => row.split('\x1f')) : []);

const numberOf = (field: string): number | null => (field === '' ? null : Number(field));
const orNull = (field: string): string | null => (field === '' ? null : field);

function claimOf(fields: Fields): TermClaim {
  const at = (place: number): string => fields[place]!;
  return claimOfRow({
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

function statementOf(fields: Fields): Statement {
  const [, , root_version, ordinal, event_version, body] = fields;
  return statementOfRow({
    root_version: Number(root_version),
    ordinal: Number(ordinal),
    event_version: Number(event_version),
    body: JSON.parse(body!) as StatementRow['body'],
  });
}
