import {
  byRecordPlace,
  factsOf,
  statementsFrom,
  type Facts,
  type StandingStatements,
  type StatementFact,
  type StatementKind,
  type StatementOf,
  type StatementSource,
} from '#domain';
import { statementOfRow, type StatementRow } from '../statements/statement-row';
import type { ClaimColumns } from './claim-columns';
import { ClaimsAtVersion } from './claims-at-version';
import { readColumns } from './read-columns';
import { FIELD_END, ROW_END } from './row-text';

/** The text of the rows that `load-state.sql` sent: current and closed claims and statements; null: no rows. */
export interface RowTexts {
  readonly claims: string | null;
  readonly statements: string | null;
  readonly closed_claims: string | null;
  readonly closed_statements: string | null;
}

/** A statement with the versions that know it: from `from` up to and excluding `to`, the version that replaced or retracted it. */
interface Known {
  readonly from: number;
  readonly to: number;
  readonly statement: StatementFact;
}

/* Measured on the heap of Node 24. They are estimates that only have to grow with the memory. */
const BYTES_OF_ENTRY = 1_500;
/** Bytes of the objects that one character of a row becomes. */
const BYTES_OF_STATEMENTS = 8;

/** The rows of a partnership's block, from which the facts of each version are picked. */
export class KnownRows {
  private last: { readonly version: number; readonly statements: StandingStatements } | null = null;

  private constructor(
    private readonly claims: ClaimColumns,
    /** By kind, each kind in record order. */
    private readonly statements: ReadonlyMap<StatementKind, readonly Known[]>,
    /** Approximate. */
    readonly bytes: number,
  ) {}

  static of({ claims, closed_claims, statements, closed_statements }: RowTexts): KnownRows {
    const texts = [statements, closed_statements].filter((text) => text !== null);
    const columns = readColumns([claims, closed_claims]);
    const bytes = columns.bytes + texts.reduce((sum, { length }) => sum + length * BYTES_OF_STATEMENTS, BYTES_OF_ENTRY);
    const known = texts.flatMap(statementsIn).sort((a, b) => byRecordPlace(a.statement, b.statement));
    return new KnownRows(
      columns,
      Map.groupBy(known, ({ statement: { fact } }) => fact),
      bytes,
    );
  }

  /** Returns the facts of a version. */
  at(version: number): Facts {
    return factsOf(new ClaimsAtVersion(this.claims, version), this.statementsAt(version));
  }

  /** The statements of the version that was queried last are kept, because most queries are about the head. */
  private statementsAt(version: number): StandingStatements {
    if (this.last?.version !== version) this.last = { version, statements: statementsFrom(this.sourceAt(version)) };
    return this.last.statements;
  }

  private sourceAt(version: number): StatementSource {
    const known = this.statements;
    return {
      of: <K extends StatementKind>(kind: K) =>
        // Grouped by their kind.
        standingAt(known.get(kind) ?? NONE, version) as readonly StatementOf<K>[],
      all: () => [...known.values()].flatMap((each) => standingAt(each, version)).sort(byRecordPlace),
    };
  }
}

const NONE: readonly never[] = [];

function standingAt(known: readonly Known[], version: number): readonly StatementFact[] {
  const standing: StatementFact[] = [];
  for (const { from, to, statement } of known) if (from <= version && version < to) standing.push(statement);
  return standing;
}

const statementsIn = (text: string): Known[] => (text === '' ? [] : text.split(ROW_END).map(statementOf));

function statementOf(row: string): Known {
  const [from, to, root_version, ordinal, event_version, kind, body] = row.split(FIELD_END);
  const statement = statementOfRow({
    root_version: Number(root_version),
    ordinal: Number(ordinal),
    event_version: Number(event_version),
    statement: kind as StatementRow['statement'],
    body: JSON.parse(body!) as StatementRow['body'],
  });
  return { from: Number(from), to: to === '' ? Infinity : Number(to), statement };
}
