import { readStoredEvent } from '#contracts';
import type { ClaimFact, StatementFact } from '#domain';
import { rowsOf, type Queryable, type Statement as Prepared } from '#postgres';
import { claimOfRow, type ClaimRow } from '../claims/claim-row';
import type { DueDayRow } from '../due-days/due-days';
import { loadDueDaysOfPartnerships, loadDueDaysOfTerms } from '../due-days/due-days.sql';
import { statementOfRow, type StatementRow } from '../statements/statement-row';
import { termColumns, termOfKey } from '../terms/term-of';
import type { RecordedAct } from './content-delta';
import {
  loadClaimsOfRoots,
  loadNeighbourhoods,
  loadRoots,
  loadShared,
  loadStandingClaims,
  loadStandingStatements,
  loadStatementsOfRoots,
} from './standing-content.sql';
import type { DueDaysOfTerm, OfPartnership, RootRef, StandingContent, StoredRoot } from './standing-content';

type RootRow = {
  partnership_id: string;
  root_version: number;
  version: number;
  target_version: number | null;
  body: unknown;
};

/** Reads the standing content from Postgres. An empty request runs no query. */
export function contentInPostgres(db: Queryable): StandingContent {
  const claims = async (prepared: Prepared, values: readonly unknown[][]): Promise<OfPartnership<ClaimFact>[]> =>
    values[0]!.length === 0 ? [] : byPartnership(await rowsOf<ClaimRow>(db, prepared, values), claimOfRow);
  const statements = async (
    prepared: Prepared,
    values: readonly unknown[][],
  ): Promise<OfPartnership<StatementFact>[]> =>
    values[0]!.length === 0 ? [] : byPartnership(await rowsOf<StatementRow>(db, prepared, values), statementOfRow);
  const dueDays = async (prepared: Prepared, values: readonly unknown[][]): Promise<DueDayRow[]> =>
    values[0]!.length === 0 ? [] : rowsOf<DueDayRow>(db, prepared, values);
  return {
    claimsOfRoots: (roots) => claims(loadClaimsOfRoots, columnsOf(roots)),
    statementsOfRoots: (roots) => statements(loadStatementsOfRoots, columnsOf(roots)),
    shared: (partnerships) => statements(loadShared, [[...partnerships]]),
    allClaims: (partnerships) => claims(loadStandingClaims, [[...partnerships]]),
    allStatements: (partnerships) => statements(loadStandingStatements, [[...partnerships]]),

    async roots(roots) {
      if (roots.length === 0) return [];
      const rows = await rowsOf<RootRow>(db, loadRoots, columnsOf(roots));
      const byRoot = Map.groupBy(rows, (row) => `${row.partnership_id} ${row.root_version}`);
      return [...byRoot.values()].map(rootOf);
    },

    async allDueDays(partnerships) {
      const byTerm = daysByTerm(await dueDays(loadDueDaysOfPartnerships, [[...partnerships]]));
      return [...byTerm.values()].map(({ partnershipId, ...each }) => ({ partnershipId, items: [each] }));
    },

    neighbourhoods: (reaches) =>
      claims(loadNeighbourhoods, [...termColumns(reaches), reaches.map(({ lo }) => lo), reaches.map(({ hi }) => hi)]),

    async dueDays(terms) {
      const byTerm = daysByTerm(await dueDays(loadDueDaysOfTerms, termColumns(terms)));
      return new Map([...byTerm].map(([key, { days }]) => [key, days]));
    },
  };
}

const columnsOf = (roots: readonly RootRef[]): unknown[][] => [
  roots.map(({ partnershipId }) => partnershipId),
  roots.map(({ version }) => version),
];

const byPartnership = <Row extends { readonly partnership_id: string }, T>(
  rows: readonly Row[],
  itemOf: (row: Row) => T,
): OfPartnership<T>[] =>
  [...Map.groupBy(rows, ({ partnership_id }) => partnership_id)].map(([partnershipId, ofOne]) => ({
    partnershipId,
    items: ofOne.map(itemOf),
  }));

function rootOf(rows: readonly RootRow[]): StoredRoot {
  const { partnership_id, root_version } = rows[0]!;
  const acts = rows.map(({ version, target_version, body }): RecordedAct => ({
    version,
    targetVersion: target_version,
    event: readStoredEvent(body),
  }));
  return { partnershipId: partnership_id, version: root_version, acts };
}

/** By `termOfKey`. */
const daysByTerm = (rows: readonly DueDayRow[]) =>
  new Map(
    [...Map.groupBy(rows, (row) => termOfKey(row.partnership_id, row))].map(([key, ofTerm]) => {
      const { partnership_id: partnershipId, kind, scope } = ofTerm[0]!;
      const days: DueDaysOfTerm = new Map(ofTerm.map(({ day, event_id }) => [day, event_id]));
      return [key, { partnershipId, term: { kind, scope }, days }];
    }),
  );
