import { isCorrection } from '#contracts';
import type { EffectiveDecision, RecordedEvent } from '#ledger';
import { agreementsMoved } from './agreement-chains';
import { deltaOf, type Delta, type RecordedAct, type RootHistory } from './content-delta';
import { ANY_DAY, publicationsOf, reachOf, touchedEverywhere, type Closing, type Of, type Reach } from './reach';
import type { OfPartnership, RootRef, StandingContent } from './standing-content';
import { WorkingTimeline } from './working-timeline';

export interface Workload {
  readonly timelines: ReadonlyMap<string, WorkingTimeline>;
  /** One delta per event of the batch, in order. */
  readonly deltas: ReadonlyMap<RecordedEvent, Delta>;
}

/** Loads the content that a batch bears on. The work does not grow with the length of a history. */
export async function loadWorkload(
  content: StandingContent,
  decisions: readonly EffectiveDecision[],
): Promise<Workload> {
  const events = decisions.flatMap((decision) => decision.events);
  const timelines = new Map<string, WorkingTimeline>();
  for (const { partnershipId } of events)
    if (!timelines.has(partnershipId)) timelines.set(partnershipId, new WorkingTimeline(partnershipId));

  const corrected = storedRootsOf(events, decisions);
  const [claims, statements] = await Promise.all([
    content.claimsOfRoots(corrected),
    content.statementsOfRoots(corrected),
  ]);
  const deltas = await loadDeltas(content, events, corrected);
  const closing = { claims: placed(claims), statements: placed(statements) };
  const everywhere = touchedEverywhere(deltas.values(), closing);
  const reach = [...reachOf(deltas.values(), closing).values()].filter(
    ({ partnershipId }) => !everywhere.has(partnershipId),
  );
  const [shared, whole, ofEverywhere, near] = await Promise.all([
    content.shared([...timelines.keys()].filter((id) => !everywhere.has(id))),
    content.allClaims([...everywhere]),
    content.allStatements([...everywhere]),
    content.neighbourhoods(reach),
  ]);

  eachOf(claims, timelines, (timeline, claim) => timeline.addStoredOfRoot(claim));
  eachOf(statements, timelines, (timeline, statement) => timeline.addStoredStatementOfRoot(statement));
  eachOf([...whole, ...near], timelines, (timeline, claim) => timeline.addStored(claim));
  eachOf([...shared, ...ofEverywhere], timelines, (timeline, statement) => timeline.addStoredStatement(statement));
  await loadMoved(content, timelines, deltas, { closing, everywhere });
  await loadUncertain(content, timelines, reach);
  return { timelines, deltas };
}

/** Loads all content of the partnerships in which a publication bears on other agreements. */
async function loadMoved(
  content: StandingContent,
  timelines: Workload['timelines'],
  deltas: Workload['deltas'],
  { closing, everywhere }: { readonly closing: Closing; readonly everywhere: ReadonlySet<string> },
): Promise<void> {
  const published = Map.groupBy(publicationsOf([...deltas.values()], closing), ({ partnershipId }) => partnershipId);
  const moved = [...published].flatMap(([id, ofPartnership]) => {
    const publications = ofPartnership.map(({ item }) => item);
    const moved = agreementsMoved(publications, timelines.get(id)!.standing);
    return moved.size > 0 && !everywhere.has(id) ? [id] : [];
  });
  if (moved.length === 0) return;
  const [claims, statements] = await Promise.all([content.allClaims(moved), content.allStatements(moved)]);
  eachOf(claims, timelines, (timeline, claim) => timeline.addStored(claim));
  eachOf(statements, timelines, (timeline, statement) => timeline.addStoredStatement(statement));
}

function eachOf<T>(
  found: readonly OfPartnership<T>[],
  timelines: Workload['timelines'],
  add: (timeline: WorkingTimeline, item: T) => void,
): void {
  for (const { partnershipId, items } of found) {
    const timeline = timelines.get(partnershipId)!;
    for (const item of items) add(timeline, item);
  }
}

const placed = <T>(found: readonly OfPartnership<T>[]): Of<T>[] =>
  found.flatMap(({ partnershipId, items }) => items.map((item) => ({ partnershipId, item })));

/**
 * If an agreement or the partnership may have ended before a claim starts, the claim does not bound the reach of others, so its term is read whole. A
 * publication may change what ended with another agreement.
 */
async function loadUncertain(
  content: StandingContent,
  timelines: Workload['timelines'],
  reach: readonly Reach[],
): Promise<void> {
  const uncertain = reach
    .filter(({ partnershipId, term }) => timelines.get(partnershipId)!.mayMissClaims(term))
    .map((each) => ({ ...each, ...ANY_DAY }));
  if (uncertain.length === 0) return;
  eachOf(await content.neighbourhoods(uncertain), timelines, (timeline, claim) => timeline.addStored(claim));
}

/** Returns the roots that the batch corrects and that were stored before it. */
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

async function loadDeltas(
  content: StandingContent,
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
  for (const { partnershipId, version, acts } of await content.roots(needed)) {
    const history = historyOf(`${partnershipId} ${version}`);
    for (const act of acts) {
      if (act.version === version) history.root = act;
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
