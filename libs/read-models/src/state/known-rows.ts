import {
  byRecordPlace,
  factsOf,
  PartnershipWorlds,
  statementsFrom,
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
  private last: { readonly version: number; readonly statements: StandingStatements } | null = null;

  private constructor(
    private readonly claims: ClaimColumns,
    /** By kind, each kind in record order. */
    private readonly statements: ReadonlyMap<StatementKind, readonly Known[]>,
    /** About. */
    readonly bytes: number,
  ) {}

  static of({ claims, closed_claims, statements, closed_statements }: RowTexts): KnownRows {
    const texts = [statements, closed_statements].filter((text) => text !== null);
    const columns = readColumns([claims, closed_claims]);
    const bytes = columns.bytes + texts.reduce((sum, { length }) => sum + length * BYTES_OF_STATEMENTS, BYTES_OF_ENTRY);
    const known = texts.flatMap(statementsIn).sort((a, b) => byRecordPlace(a.said, b.said));
    return new KnownRows(
      columns,
      Map.groupBy(known, ({ said: { fact } }) => fact),
      bytes,
    );
  }

  at(version: number): PartnershipWorlds {
    return PartnershipWorlds.of(factsOf(new ClaimsAtVersion(this.claims, version), this.saidAt(version)));
  }

  /** Most questions are about the last version. */
  private saidAt(version: number): StandingStatements {
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
  for (const { from, to, said } of known) if (from <= version && version < to) standing.push(said);
  return standing;
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
