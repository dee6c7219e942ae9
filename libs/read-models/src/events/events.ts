import { readStoredEvent, type Event, type TermRef } from '#contracts';
import { statesOfEvents, type Act, type EventState } from '#domain';
import { rowsOf, type Queryable } from '#postgres';
import {
  findCorrectedRoots,
  findEvent,
  listEvents,
  listRecordings,
  loadActs,
  loadEventIds,
  loadEventsAt,
  loadRootHistories,
} from './list-events.sql';
import { originOf, type Origin, type OriginRow } from './origins';

/** A correction or retraction, without its content. */
export interface ListedAct {
  readonly version: number;
  readonly eventId: string;
  readonly type: Act['type'];
}

/** An event of a partnership's history, with its state. */
export interface HistoricEvent {
  readonly version: number;
  readonly rootVersion: number;
  readonly recordedAt: string;
  readonly event: Event;
  readonly state: EventState;
  /** The act that decides the state; null: the event stands. */
  readonly by: ListedAct | null;
  /** The latest corrections and retractions of the root, without the event itself, in record order. */
  readonly acts: readonly ListedAct[];
  /** The number of earlier acts. */
  readonly moreActs: number;
}

/** A recorded event with its state, without its content. */
export type Recording = Pick<HistoricEvent, 'version' | 'recordedAt' | 'state'> & {
  readonly type: Event['type'];
  readonly origin: Origin;
};

/** The rows of a page; `more` is true if others follow. */
export interface EventPage {
  readonly events: readonly HistoricEvent[];
  readonly more: boolean;
}

interface Recorded {
  [column: string]: unknown;
  version: number;
  root_version: number;
  recorded_at: Date;
}

interface Row extends Recorded {
  body: unknown;
}

interface ActRow {
  [column: string]: unknown;
  root_version: number;
  version: number;
  target_version: number;
  type: Act['type'];
  event_id: string;
}

const MOST_ACTS = 20;
/** The most bytes of events that are read at once. A larger event is read alone. */
const PAGE_BYTES = 2 * 1024 * 1024;
const MOST_ROOTS = 100;

/** Reads the ids of events, by version. */
export async function readEventIds(
  db: Queryable,
  partnershipId: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (versions.length === 0) return new Map();
  const rows = await rowsOf<{ version: number; event_id: string }>(db, loadEventIds, [partnershipId, versions]);
  return new Map(rows.map(({ version, event_id }) => [version, event_id]));
}

/** Reads a page of a partnership's events, by version. Corrections up to version `upTo` are known. */
export async function readEvents(
  db: Queryable,
  query: { readonly partnershipId: string; readonly upTo: number; readonly after: number; readonly limit: number },
): Promise<EventPage> {
  const { partnershipId, upTo, after, limit } = query;
  const values = [partnershipId, upTo, after, limit + 1, PAGE_BYTES];
  const rows = await rowsOf<Row & { found: number }>(db, listEvents, values);
  const page = rows.slice(0, limit);
  return { events: await historicEvents(db, query, page), more: (rows[0]?.found ?? 0) > page.length };
}

/** Reads the first recorded events of a partnership up to a version. */
export async function readRecordings(
  db: Queryable,
  query: { readonly partnershipId: string; readonly upTo: number; readonly limit: number },
): Promise<Recording[]> {
  const values = [query.partnershipId, query.upTo, query.limit];
  const rows = await rowsOf<Recorded & OriginRow & { type: Event['type'] }>(db, listRecordings, values);
  const roots = await readRoots(db, query, rows);
  return rows.map((row) => ({
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    type: row.type,
    state: roots.get(row.root_version)!.stateOf(row.version),
    origin: originOf(row),
  }));
}

export async function readEvent(
  db: Queryable,
  query: { readonly partnershipId: string; readonly upTo: number; readonly eventId: string },
): Promise<HistoricEvent | null> {
  const rows = await rowsOf<Row>(db, findEvent, [query.partnershipId, query.upTo, query.eventId]);
  const [event] = await historicEvents(db, query, rows);
  return event ?? null;
}

/** Reads the events whose claims on some terms were corrected or retracted by a version, latest first, with their original content. */
export async function readCorrected(
  db: Queryable,
  query: { readonly partnershipId: string; readonly upTo: number; readonly terms: readonly TermRef[] },
): Promise<{ readonly histories: readonly HistoricEvent[][]; readonly more: boolean }> {
  const { partnershipId, upTo, terms } = query;
  const found = await rowsOf<{ root_version: number }>(db, findCorrectedRoots, [
    partnershipId,
    upTo,
    terms.map(({ kind }) => kind),
    terms.map(({ scope }) => scope),
    MOST_ROOTS + 1,
  ]);
  if (found.length === 0) return { histories: [], more: false };
  const roots = found.slice(0, MOST_ROOTS).map(({ root_version }) => root_version);
  const values = [partnershipId, upTo, roots, MOST_ACTS, PAGE_BYTES];
  const rows = await rowsOf<Row & { found: number }>(db, loadRootHistories, values);
  const events = await historicEvents(db, query, rows);
  return {
    histories: [...Map.groupBy(events, ({ rootVersion }) => rootVersion).values()],
    more: found.length > MOST_ROOTS || (rows[0]?.found ?? 0) > rows.length,
  };
}

/** A correction or retraction with its content. */
export interface DecidingAct {
  readonly version: number;
  readonly event: Event;
}

/** Reads, by the version of a root event, the act that decides its state, or the last act if the root stands. Reads as many as a page has room for. */
export async function readDecidingActs(
  db: Queryable,
  query: { readonly partnershipId: string; readonly upTo: number; readonly roots: readonly number[] },
): Promise<ReadonlyMap<number, DecidingAct>> {
  const rows = query.roots.map((root_version) => ({ root_version }));
  const deciding = new Map<number, number>();
  for (const [version, { stateOf, acts }] of await readRoots(db, query, rows)) {
    const state = stateOf(version);
    const act = state.state === 'standing' ? acts.at(-1)?.version : state.by;
    if (act !== undefined) deciding.set(act, version);
  }
  const found = await rowsOf<Row>(db, loadEventsAt, [query.partnershipId, [...deciding.keys()], PAGE_BYTES]);
  return new Map(
    found.map((row) => [deciding.get(row.version)!, { version: row.version, event: readStoredEvent(row.body) }]),
  );
}

/** The acts of a root event. */
interface Root {
  readonly acts: readonly (Act & ListedAct)[];
  readonly stateOf: (version: number) => EventState;
}

async function readRoots(
  db: Queryable,
  { partnershipId, upTo }: { readonly partnershipId: string; readonly upTo: number },
  rows: readonly { readonly root_version: number }[],
): Promise<ReadonlyMap<number, Root>> {
  const roots = [...new Set(rows.map(({ root_version }) => root_version))];
  if (roots.length === 0) return new Map();
  const acts = Map.groupBy(
    await rowsOf<ActRow>(db, loadActs, [partnershipId, upTo, roots]),
    ({ root_version }) => root_version,
  );
  return new Map(roots.map((root) => [root, rootOf(root, acts.get(root) ?? [])]));
}

function rootOf(root: number, rows: readonly ActRow[]): Root {
  const acts = rows.map(({ version, target_version: target, type, event_id: eventId }) => ({
    version,
    target,
    type,
    eventId,
  }));
  return { acts, stateOf: statesOfEvents(root, acts) };
}

async function historicEvents(
  db: Queryable,
  query: { readonly partnershipId: string; readonly upTo: number },
  rows: readonly Row[],
): Promise<HistoricEvent[]> {
  const roots = await readRoots(db, query, rows);
  return rows.map((row) => historicEvent(row, roots.get(row.root_version)!));
}

function historicEvent({ version, root_version, recorded_at, body }: Row, { acts, stateOf }: Root): HistoricEvent {
  const state = stateOf(version);
  const by = state.state === 'standing' ? null : (acts.find((act) => act.version === state.by) ?? null);
  const listed = acts
    .slice(-(MOST_ACTS + 1))
    .filter((act) => act.version !== version)
    .slice(-MOST_ACTS);
  const others = acts.length - (version === root_version ? 0 : 1);
  return {
    version,
    rootVersion: root_version,
    recordedAt: recorded_at.toISOString(),
    event: readStoredEvent(body),
    state,
    by: by && actOf(by),
    acts: listed.map(actOf),
    moreActs: others - listed.length,
  };
}

const actOf = ({ version, eventId, type }: ListedAct): ListedAct => ({ version, eventId, type });
