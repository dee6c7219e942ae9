import type { Event, TermChange } from '#contracts';
import { metConditions, type Met, type Statement, type TermClaim } from '#domain';
import type { Database } from '#postgres';
import type { QueryResultRow } from 'pg';

/** A row with the versions at which it stands: from `lo` up to, not including, `hi`; null: for ever. */
interface Known<T> {
  readonly lo: number;
  readonly hi: number | null;
  readonly item: T;
}

/** What the database holds of one partnership. */
export interface StoredHistory {
  readonly events: readonly { readonly event: Event; readonly recordedAt: string }[];
  readonly changes: readonly TermChange[];
  readonly claims: readonly Known<TermClaim>[];
  readonly statements: readonly Known<Statement>[];
}

export const EVERY = '*/*';

/** The claims about a term, those about every term included, and the conditions met, as they stand at a version. */
export function storedAt(history: StoredHistory, version: number): { claimsOf(term: string): TermClaim[]; met: Met } {
  const alive = <T>(all: readonly Known<T>[]): T[] =>
    all.flatMap(({ lo, hi, item }) => (lo <= version && (hi === null || version < hi) ? [item] : []));
  const claims = alive(history.claims);
  const about = (term: string) => (claim: TermClaim) => [term, EVERY].includes(`${claim.kind}/${claim.scope}`);
  return { claimsOf: (term) => claims.filter(about(term)), met: metConditions(alive(history.statements)) };
}

export async function loadHistories(database: Database): Promise<Map<string, StoredHistory>> {
  const rows = async (sql: string): Promise<readonly Row[]> =>
    (await database.pool.query<Row & QueryResultRow>(sql)).rows;
  const of = (all: readonly Row[]) => Map.groupBy(all, (row) => row.partnership_id);
  const known = 'lower(known) AS known_lo, upper(known) AS known_hi';
  const events = of(await rows('SELECT * FROM event ORDER BY partnership_id, version'));
  const decisions = of(await rows('SELECT * FROM decision ORDER BY partnership_id, first_version'));
  const claims = of(await rows(`SELECT *, ${known} FROM claim`));
  const statements = of(await rows(`SELECT *, ${known} FROM statement`));
  const histories = [...events].map(([id, own]) => {
    const history: StoredHistory = {
      events: own.map(({ body, recorded_at }) => ({ event: body as Event, recordedAt: recorded_at.toISOString() })),
      changes: (decisions.get(id) ?? []).flatMap(({ term_changes }) => term_changes),
      claims: (claims.get(id) ?? []).map((row) => ({ lo: row.known_lo, hi: row.known_hi, item: claimOf(row) })),
      statements: (statements.get(id) ?? []).map((row) => ({ lo: row.known_lo, hi: row.known_hi, item: saidIn(row) })),
    };
    return [id, history] as const;
  });
  return new Map(histories);
}

interface Row {
  partnership_id: string;
  body: object;
  recorded_at: Date;
  term_changes: TermChange[];
  known_lo: number;
  known_hi: number | null;
  root_version: number;
  ordinal: number;
  event_version: number;
  kind: string;
  scope: string;
  start_lo: number;
  start_hi: number;
  until_lo: number | null;
  until_hi: number | null;
  until_condition: string | null;
  occurred_lo: number;
  answer: string | null;
}

const claimOf = (row: Row): TermClaim => ({
  effect: row.answer === null ? 'end' : 'set',
  order: [row.root_version, row.ordinal],
  eventVersion: row.event_version,
  kind: row.kind,
  scope: row.scope,
  start: { lo: row.start_lo, hi: row.start_hi },
  until: row.until_lo === null ? null : row.until_hi === null ? 'unknown' : { lo: row.until_lo, hi: row.until_hi },
  untilCondition: row.until_condition,
  answer: row.answer,
  occurredLo: row.occurred_lo,
  from: '',
  untilText: null,
  replaces: [],
  replacedBy: null,
});

const saidIn = (row: Row): Statement =>
  ({ ...row.body, order: [row.root_version, row.ordinal], eventVersion: row.event_version }) as object as Statement;
