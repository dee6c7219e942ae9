import { isCorrection, readStoredEvent } from '#contracts';
import type { ClaimFact, StatementFact } from '#domain';
import { rowsOf, type Queryable, type Statement as Prepared } from '#postgres';
import { type EffectiveDecision, type RecordedEvent } from '#ledger';
import type { QueryResultRow } from 'pg';
import { claimOfRow, type ClaimRow } from '../claims/claim-row';
import { statementOfRow, type StatementRow } from '../statements/statement-row';
import { deltaOf, type Delta, type RecordedAct, type RootHistory } from './content-delta';
import type { HeldTimeline } from './held-timeline';
import type { Held } from './held-timelines';
import {
  loadClaimsOfRoots,
  loadNeighbourhoods,
  loadRoots,
  loadShared,
  loadStandingClaims,
  loadStandingStatements,
  loadStatementsOfRoots,
} from './load-neighbourhood.sql';
import { ANY_DAY, reachOf, touchedEverywhere, type Of, type Reach } from './reach';
import { WorkingTimeline } from './working-timeline';

export interface Workload {
  readonly timelines: ReadonlyMap<string, WorkingTimeline>;
  /** One per event of the batch, in order. */
  readonly deltas: ReadonlyMap<RecordedEvent, Delta>;
}

/** Loads what a batch bears on of partnerships that are not held, and no more: the work does not grow with the length of any history. */
export async function loadWorkload(
  db: Queryable,
  decisions: readonly EffectiveDecision[],
  held: Held,
): Promise<Workload> {
  const events = decisions.flatMap((decision) => decision.events);
  const timelines = new Map<string, WorkingTimeline>();
  for (const { partnershipId } of events)
    if (!timelines.has(partnershipId)) timelines.set(partnershipId, new WorkingTimeline(partnershipId));

  const stored = storedRootsOf(events, decisions);
  const { claims, statements } = await loadRootContents(db, stored, held);
  const deltas = await loadDeltas(db, events, stored);

  const everywhere = touchedEverywhere(deltas.values(), { claims, statements });
  const before = [...timelines.keys()].filter((id) => !held.has(id));
  const touched = [...reachOf(deltas.values(), { claims, statements }).values()];
  const reach = touched.filter(({ partnershipId }) => !everywhere.has(partnershipId));
  const unheldEverywhere = [...everywhere].filter((id) => !held.has(id));
  const [shared, whole, said, near] = await Promise.all([
    loadOf<StatementRow>(db, loadShared, before),
    loadOf<ClaimRow>(db, loadStandingClaims, unheldEverywhere),
    loadOf<StatementRow>(db, loadStandingStatements, unheldEverywhere),
    loadReach(
      db,
      reach.filter(({ partnershipId }) => !held.has(partnershipId)),
    ),
  ]);

  for (const { partnershipId, item } of claims) timelines.get(partnershipId)!.addStoredOfRoot(item);
  for (const { partnershipId, item } of statements) timelines.get(partnershipId)!.addStoredStatementOfRoot(item);
  for (const row of [...whole, ...near]) timelines.get(row.partnership_id)!.addStored(claimOfRow(row));
  for (const row of [...shared, ...said]) timelines.get(row.partnership_id)!.addStoredStatement(statementOfRow(row));
  for (const [id, timeline] of held) addHeld(timelines.get(id)!, timeline, everywhere.has(id));
  addReachOfHeld(timelines, held, reach);
  await loadUncertain(db, timelines, held, reach);
  return { timelines, deltas };
}

/** What is held of a partnership that its claims share, or with `whole` all of it. */
function addHeld(timeline: WorkingTimeline, held: HeldTimeline, whole: boolean): void {
  if (whole) for (const claim of held.allClaims()) timeline.addStored(claim);
  for (const statement of whole ? held.allStatements() : held.shared()) timeline.addStoredStatement(statement);
}

function addReachOfHeld(timelines: Workload['timelines'], held: Held, reach: readonly Reach[]): void {
  for (const { partnershipId, term, lo, hi } of reach)
    for (const claim of held.get(partnershipId)?.neighbourhood(term, lo, hi) ?? [])
      timelines.get(partnershipId)!.addStored(claim);
}

/**
 * Where an agreement or the partnership has ended before a claim may have started, that claim tells nothing of those before and after it: its
 * term is read whole. An agreement that is published may change what ended with another.
 */
async function loadUncertain(
  db: Queryable,
  timelines: Workload['timelines'],
  held: Held,
  reach: readonly Reach[],
): Promise<void> {
  const uncertain = reach
    .filter(({ partnershipId, term }) => timelines.get(partnershipId)!.mayMissClaims(term))
    .map((each) => ({ ...each, ...ANY_DAY }));
  if (uncertain.length === 0) return;
  addReachOfHeld(timelines, held, uncertain);
  const rows = await loadReach(
    db,
    uncertain.filter(({ partnershipId }) => !held.has(partnershipId)),
  );
  for (const row of rows) timelines.get(row.partnership_id)!.addStored(claimOfRow(row));
}

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
  held: Held,
): Promise<{ claims: Of<ClaimFact>[]; statements: Of<StatementFact>[] }> {
  const unheld = roots.filter(({ partnershipId }) => !held.has(partnershipId));
  const asked = [unheld.map((root) => root.partnershipId), unheld.map((root) => root.version)];
  const [claims, statements] =
    unheld.length === 0
      ? [[], []]
      : await Promise.all([
          rowsOf<ClaimRow>(db, loadClaimsOfRoots, asked),
          rowsOf<StatementRow>(db, loadStatementsOfRoots, asked),
        ]);
  const ofHeld = <T>(of: (timeline: HeldTimeline, root: number) => readonly T[]): Of<T>[] =>
    roots.flatMap(({ partnershipId, version }) => {
      const timeline = held.get(partnershipId);
      return timeline ? of(timeline, version).map((item) => ({ partnershipId, item })) : [];
    });
  return {
    claims: [
      ...claims.map((row) => ({ partnershipId: row.partnership_id, item: claimOfRow(row) })),
      ...ofHeld((timeline, root) => timeline.claimsOfRoot(root)),
    ],
    statements: [
      ...statements.map((row) => ({ partnershipId: row.partnership_id, item: statementOfRow(row) })),
      ...ofHeld((timeline, root) => timeline.statementsOfRoot(root)),
    ],
  };
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
      body: unknown;
    };
    for (const row of await rowsOf<Row>(db, loadRoots, [
      needed.map((root) => root.partnershipId),
      needed.map((root) => root.version),
    ])) {
      const history = historyOf(`${row.partnership_id} ${row.root_version}`);
      const act = { version: row.version, targetVersion: row.target_version, event: readStoredEvent(row.body) };
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

const loadOf = async <Row extends QueryResultRow>(
  db: Queryable,
  prepared: Prepared,
  partnerships: readonly string[],
): Promise<Row[]> => (partnerships.length === 0 ? [] : rowsOf<Row>(db, prepared, [partnerships]));

/** The claims within reach of what changes, term by term. */
async function loadReach(db: Queryable, asked: readonly Reach[]): Promise<ClaimRow[]> {
  if (asked.length === 0) return [];
  return rowsOf<ClaimRow>(db, loadNeighbourhoods, [
    asked.map((each) => each.partnershipId),
    asked.map(({ term }) => term.kind),
    asked.map(({ term }) => term.scope),
    asked.map(({ lo }) => lo),
    asked.map(({ hi }) => hi),
  ]);
}
