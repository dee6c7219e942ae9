import { isCorrection, type Event, type TermRef } from '#contracts';
import { boundsOf, EVERY_TERM, termKey, type Content, type TermClaim } from '#domain';
import { rowsOf, type EffectiveDecision, type Queryable, type RecordedEvent } from '#ledger';
import { claimOfRow, type ClaimRow } from '../claims/claim-row';
import { statementOfRow, type StatementRow } from '../statements/statement-row';
import { deltaOf, type Delta, type RecordedAct, type RootHistory } from './content-delta';
import {
  loadClaimsOfRoots,
  loadClaimsOfEveryTerm,
  loadConditions,
  loadNeighbourhoods,
  loadRoots,
  loadStandingClaims,
  loadStatementsOfRoots,
} from './load-neighbourhood.sql';
import { WorkingTimeline } from './working-timeline';

export interface Workload {
  readonly timelines: ReadonlyMap<string, WorkingTimeline>;
  /** One per event of the batch, in order. */
  readonly deltas: ReadonlyMap<RecordedEvent, Delta>;
}

/** Loads what a batch bears on, and no more: the work does not grow with the length of any history. */
export async function loadWorkload(db: Queryable, decisions: readonly EffectiveDecision[]): Promise<Workload> {
  const events = decisions.flatMap((decision) => decision.events);
  const timelines = new Map<string, WorkingTimeline>();
  for (const { partnershipId } of events)
    if (!timelines.has(partnershipId)) timelines.set(partnershipId, new WorkingTimeline(partnershipId));

  const stored = storedRootsOf(events, decisions);
  const { claims, statements } = await loadRootContents(db, stored);
  const deltas = await loadDeltas(db, events, stored);

  const everywhere = new Set([
    ...[...deltas.values()].filter(({ added }) => touchesEveryTerm(added)).map(({ event }) => event.partnershipId),
    ...claims.filter((row) => touchesEveryTerm({ claims: [claimOfRow(row)], statements: [] })).map(partnershipOf),
    ...statements
      .filter((row) => touchesEveryTerm({ claims: [], statements: [statementOfRow(row)] }))
      .map(partnershipOf),
  ]);
  // What begins with the batch has nothing stored.
  const begun = new Set(
    decisions.filter(({ firstVersion }) => firstVersion === 1).map(({ decision }) => decision.partnershipId),
  );
  const before = [...timelines.keys()].filter((id) => !begun.has(id));
  const [conditions, whole, forAll, reach] = await Promise.all([
    rowsOf<StatementRow>(db, loadConditions, [before]),
    loadWhole(db, everywhere),
    rowsOf<ClaimRow>(db, loadClaimsOfEveryTerm, [before]),
    loadReach(db, deltas.values(), claims, new Set([...everywhere, ...begun])),
  ]);

  for (const row of claims) timelines.get(row.partnership_id)!.addStoredOfRoot(claimOfRow(row));
  for (const row of [...whole, ...forAll, ...reach]) timelines.get(row.partnership_id)!.addStored(claimOfRow(row));
  for (const row of statements) timelines.get(row.partnership_id)!.addStoredStatementOfRoot(statementOfRow(row));
  for (const [id, rows] of Map.groupBy(conditions, (row) => row.partnership_id))
    timelines.get(id)!.addStoredConditions(rows.map(statementOfRow));
  return { timelines, deltas };
}

/** What a column of days can hold. */
const ANY_DAY = { lo: -2_147_483_648, hi: 2_147_483_647 } as const;

interface RootRef {
  readonly partnershipId: string;
  readonly version: number;
}

/** The roots that the batch corrects and that were there before it. */
function storedRootsOf(events: readonly RecordedEvent[], decisions: readonly EffectiveDecision[]): RootRef[] {
  const firstVersions = new Map<string, number>();
  for (const { decision, firstVersion } of decisions) {
    if (!firstVersions.has(decision.partnershipId)) firstVersions.set(decision.partnershipId, firstVersion);
  }
  const roots = new Map<string, RootRef>();
  for (const { event, root, partnershipId } of events) {
    if (!isCorrection(event) || root === null || root.version >= firstVersions.get(partnershipId)!) continue;
    roots.set(`${partnershipId} ${root.version}`, { partnershipId, version: root.version });
  }
  return [...roots.values()];
}

async function loadRootContents(
  db: Queryable,
  roots: readonly RootRef[],
): Promise<{ claims: ClaimRow[]; statements: StatementRow[] }> {
  if (roots.length === 0) return { claims: [], statements: [] };
  const asked = [roots.map((root) => root.partnershipId), roots.map((root) => root.version)];
  const [claims, statements] = await Promise.all([
    rowsOf<ClaimRow>(db, loadClaimsOfRoots, asked),
    rowsOf<StatementRow>(db, loadStatementsOfRoots, asked),
  ]);
  return { claims, statements };
}

async function loadDeltas(
  db: Queryable,
  events: readonly RecordedEvent[],
  stored: readonly RootRef[],
): Promise<Map<RecordedEvent, Delta>> {
  const withdrawals = new Set(
    events
      .filter(
        ({ event, root, targetVersion }) =>
          event.type === 'EventRetracted' && root !== null && targetVersion !== root.version,
      )
      .map(keyOfRoot),
  );
  const histories = new Map<string, { root: RecordedAct | undefined; acts: RecordedAct[] }>();
  const historyOf = (key: string) => {
    let history = histories.get(key);
    if (!history) histories.set(key, (history = { root: undefined, acts: [] }));
    return history;
  };
  const needed = stored.filter((root) => withdrawals.has(`${root.partnershipId} ${root.version}`));
  if (needed.length > 0) {
    type Row = {
      partnership_id: string;
      root_version: number;
      version: number;
      target_version: number | null;
      body: Event;
    };
    for (const row of await rowsOf<Row>(db, loadRoots, [
      needed.map((root) => root.partnershipId),
      needed.map((root) => root.version),
    ])) {
      const history = historyOf(`${row.partnership_id} ${row.root_version}`);
      const act = { version: row.version, targetVersion: row.target_version, event: row.body };
      if (row.version === row.root_version) history.root = act;
      else history.acts.push(act);
    }
  }
  const deltas = new Map<RecordedEvent, Delta>();
  for (const recorded of events) {
    const key = keyOfRoot(recorded);
    if (withdrawals.has(key)) {
      const history = historyOf(key);
      const act = { version: recorded.version, targetVersion: recorded.targetVersion, event: recorded.event };
      if (isCorrection(recorded.event)) history.acts.push(act);
      else history.root = act;
    }
    deltas.set(
      recorded,
      deltaOf(recorded, (root): RootHistory => historyOf(`${root.partnershipId} ${root.version}`)),
    );
  }
  return deltas;
}

const keyOfRoot = ({ partnershipId, root }: RecordedEvent): string => `${partnershipId} ${root?.version ?? 'unknown'}`;

const partnershipOf = (row: { partnership_id: string }): string => row.partnership_id;

/** The end of a partnership, conditions and reaffirmations of `*` reach every term, when they come and when they are taken back. */
const touchesEveryTerm = ({ claims, statements }: Content): boolean =>
  claims.some(({ kind }) => kind === EVERY_TERM.kind) ||
  statements.some(
    (said) =>
      said.statement === 'condition-met' || (said.statement === 'reaffirmation' && said.term.kind === EVERY_TERM.kind),
  );

const loadWhole = async (db: Queryable, partnerships: ReadonlySet<string>): Promise<ClaimRow[]> =>
  partnerships.size === 0 ? [] : rowsOf<ClaimRow>(db, loadStandingClaims, [[...partnerships]]);

/** The claims within reach of what changes, term by term. */
async function loadReach(
  db: Queryable,
  deltas: Iterable<Delta>,
  closing: readonly ClaimRow[],
  loaded: ReadonlySet<string>,
): Promise<ClaimRow[]> {
  const reach = new Map<string, { partnershipId: string; term: TermRef; lo: number; hi: number }>();
  const extend = (partnershipId: string, term: TermRef, lo: number, hi: number): void => {
    const key = `${partnershipId} ${termKey(term)}`;
    const known = reach.get(key);
    reach.set(key, {
      partnershipId,
      term: { kind: term.kind, scope: term.scope },
      lo: Math.min(lo, known?.lo ?? lo),
      hi: Math.max(hi, known?.hi ?? hi),
    });
  };
  for (const { partnership_id, kind, scope, start_lo, start_hi } of closing)
    extend(partnership_id, { kind, scope }, start_lo, start_hi);
  for (const { event, added } of deltas) {
    for (const claim of added.claims) extendByClaim(claim, (term, lo, hi) => extend(event.partnershipId, term, lo, hi));
    if (event.event.type === 'TermFellDue') {
      const { kind, scope, on } = event.event.data;
      const day = boundsOf(on).lo;
      // The answer of that day may stay the same over any number of claims, and is told for as long as it does.
      extend(event.partnershipId, { kind, scope }, day - 1, ANY_DAY.hi);
    }
  }
  const asked = [...reach.values()].filter(({ partnershipId }) => !loaded.has(partnershipId));
  if (asked.length === 0) return [];
  return rowsOf<ClaimRow>(db, loadNeighbourhoods, [
    asked.map((each) => each.partnershipId),
    asked.map(({ term }) => term.kind),
    asked.map(({ term }) => term.scope),
    asked.map(({ lo }) => lo),
    asked.map(({ hi }) => hi),
  ]);
}

/** A claim reaches its own term and, for what is told as `was` for as long as it governs, the terms that it replaces. */
function extendByClaim(claim: TermClaim, extend: (term: TermRef, lo: number, hi: number) => void): void {
  extend(claim, claim.start.lo, claim.start.hi);
  for (const term of claim.replaces) extend(term, claim.start.lo, ANY_DAY.hi);
}
