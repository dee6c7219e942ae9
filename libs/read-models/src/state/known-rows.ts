import { factsOf, PartnershipWorlds, standingStatements, type StandingStatements, type StatementFact } from '#domain';
import { statementOfRow, type StatementRow } from '../statements/statement-row';
import type { ClaimColumns } from './claim-columns';
import { ClaimsAtVersion } from './claims-at-version';
import { readColumns } from './read-columns';
import { FIELD_END, ROW_END } from './row-text';

/** Rows of `load-state.sql` as they were sent: what stands, and what stood once; null where there is nothing. */
export interface RowTexts {
  readonly claims: string | null;
  readonly statements: string | null;
  readonly closed_claims: string | null;
  readonly closed_statements: string | null;
}

/** A statement with the versions that knew it: from one on, and up to before another where it was replaced or taken back. */
interface Known {
  readonly from: number;
  readonly to: number;
  readonly said: StatementFact;
}

/* Measured on the heap of Node 24. Exact they need not be: they only have to grow as the memory does. */
const BYTES_OF_ENTRY = 1_500;
/** For a character of what was sent: objects, not text. */
const BYTES_OF_STATEMENTS = 8;

/** The rows of a partnership: what of them stands at a version. */
export class KnownRows {
  private last: { readonly taken: readonly StatementFact[]; readonly standing: StandingStatements } | null = null;

  private constructor(
    private readonly claims: ClaimColumns,
    private readonly statements: readonly Known[],
    /** About. */
    readonly bytes: number,
  ) {}

  static of({ claims, closed_claims, statements, closed_statements }: RowTexts): KnownRows {
    const said = [statements, closed_statements].filter((text) => text !== null);
    const columns = readColumns([claims, closed_claims]);
    const bytes = columns.bytes + said.reduce((sum, { length }) => sum + length * BYTES_OF_STATEMENTS, BYTES_OF_ENTRY);
    return new KnownRows(columns, said.flatMap(statementsIn), bytes);
  }

  at(version: number): PartnershipWorlds {
    return PartnershipWorlds.of(factsOf(new ClaimsAtVersion(this.claims, version), this.saidAt(version)));
  }

  /** From one version to another the statements are mostly the same. */
  private saidAt(version: number): StandingStatements {
    const taken = this.statements.flatMap(({ from, to, said }) => (from <= version && version < to ? [said] : []));
    const isLast = this.last?.taken.length === taken.length && this.last.taken.every((said, n) => said === taken[n]);
    if (!isLast) this.last = { taken, standing: standingStatements(taken) };
    return this.last!.standing;
  }
}

const statementsIn = (text: string): Known[] => (text === '' ? [] : text.split(ROW_END).map(statementOf));

function statementOf(row: string): Known {
  const [from, to, root_version, ordinal, event_version, statement, body] = row.split(FIELD_END);
  const said = statementOfRow({
    root_version: Number(root_version),
    ordinal: Number(ordinal),
    event_version: Number(event_version),
    statement: statement as StatementRow['statement'],
    body: JSON.parse(body!) as StatementRow['body'],
  });
  return { from: Number(from), to: to === '' ? Infinity : Number(to), said };
}
