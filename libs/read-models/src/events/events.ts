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

/** A correction or retraction, without what it says. */
export interface ActTold {
  readonly version: number;
  readonly eventId: string;
  readonly type: Act['type'];
}

/** An event of a partnership's history, with what has become of it. */
export interface HistoricEvent {
  readonly version: number;
  readonly rootVersion: number;
  readonly recordedAt: string;
  readonly event: Event;
  readonly state: EventState;
  /** The act that made the state what it is; null while the event stands. */
  readonly by: ActTold | null;
  /** The latest corrections and retractions of its root, itself left out, in record order. */
  readonly acts: readonly ActTold[];
  /** How many there were before those. */
  readonly moreActs: number;
}

/** That an event was recorded, and what has become of it, without what it says. */
export type Recording = Pick<HistoricEvent, 'version' | 'recordedAt' | 'state'> & {
  readonly type: Event['type'];
  readonly origin: Origin;
};

/** The rows that were read, and whether more are there. */
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
/** Of events read at once; one that is larger is read alone. */
const PAGE_BYTES = 2 * 1024 * 1024;
const ROOTS_TOLD = 100;

/** The ids of events by their versions. */
export async function readEventIds(
  db: Queryable,
  partnershipId: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (versions.length === 0) return new Map();
  const rows = await rowsOf<{ version: number; event_id: string }>(db, loadEventIds, [partnershipId, versions]);
  return new Map(rows.map(({ version, event_id }) => [version, event_id]));
}

/** One page of a partnership's events by version; `upTo` is the version up to which corrections are known. */
export async function readEvents(
  db: Queryable,
  asked: { readonly partnershipId: string; readonly upTo: number; readonly after: number; readonly limit: number },
): Promise<EventPage> {
  const { partnershipId, upTo, after, limit } = asked;
  const values = [partnershipId, upTo, after, limit + 1, PAGE_BYTES];
  const rows = await rowsOf<Row & { found: number }>(db, listEvents, values);
  const page = rows.slice(0, limit);
  return { events: await historicEvents(db, asked, page), more: (rows[0]?.found ?? 0) > page.length };
}

/** The first of a partnership's recordings up to a version. */
export async function readRecordings(
  db: Queryable,
  asked: { readonly partnershipId: string; readonly upTo: number; readonly limit: number },
): Promise<Recording[]> {
  const values = [asked.partnershipId, asked.upTo, asked.limit];
  const rows = await rowsOf<Recorded & OriginRow & { type: Event['type'] }>(db, listRecordings, values);
  const roots = await readRoots(db, asked, rows);
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
  asked: { readonly partnershipId: string; readonly upTo: number; readonly eventId: string },
): Promise<HistoricEvent | null> {
  const rows = await rowsOf<Row>(db, findEvent, [asked.partnershipId, asked.upTo, asked.eventId]);
  const [event] = await historicEvents(db, asked, rows);
  return event ?? null;
}

/** The events whose claims on some terms were corrected or retracted by a version, the latest first, with what they said at first. */
export async function readCorrected(
  db: Queryable,
  asked: { readonly partnershipId: string; readonly upTo: number; readonly terms: readonly TermRef[] },
): Promise<{ readonly histories: readonly HistoricEvent[][]; readonly more: boolean }> {
  const { partnershipId, upTo, terms } = asked;
  const found = await rowsOf<{ root_version: number }>(db, findCorrectedRoots, [
    partnershipId,
    upTo,
    terms.map(({ kind }) => kind),
    terms.map(({ scope }) => scope),
    ROOTS_TOLD + 1,
  ]);
  if (found.length === 0) return { histories: [], more: false };
  const roots = found.slice(0, ROOTS_TOLD).map(({ root_version }) => root_version);
  const values = [partnershipId, upTo, roots, MOST_ACTS, PAGE_BYTES];
  const rows = await rowsOf<Row & { found: number }>(db, loadRootHistories, values);
  const events = await historicEvents(db, asked, rows);
  return {
    histories: [...Map.groupBy(events, ({ rootVersion }) => rootVersion).values()],
    more: found.length > ROOTS_TOLD || (rows[0]?.found ?? 0) > rows.length,
  };
}

/** A correction or retraction with what it says. */
export interface DecidingAct {
  readonly version: number;
  readonly event: Event;
}

/** By the version of a root event, the act that decides about it, or the last one made of it where it stands; of so many that a page has room for. */
export async function readDecidingActs(
  db: Queryable,
  asked: { readonly partnershipId: string; readonly upTo: number; readonly roots: readonly number[] },
): Promise<ReadonlyMap<number, DecidingAct>> {
  const rows = asked.roots.map((root_version) => ({ root_version }));
  const deciding = new Map<number, number>();
  for (const [version, { stateOf, acts }] of await readRoots(db, asked, rows)) {
    const state = stateOf(version);
    const act = state.state === 'standing' ? acts.at(-1)?.version : state.by;
    if (act !== undefined) deciding.set(act, version);
  }
  const found = await rowsOf<Row>(db, loadEventsAt, [asked.partnershipId, [...deciding.keys()], PAGE_BYTES]);
  return new Map(
    found.map((row) => [deciding.get(row.version)!, { version: row.version, event: readStoredEvent(row.body) }]),
  );
}

/** What was made of a root event. */
interface Root {
  readonly acts: readonly (Act & ActTold)[];
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
  asked: { readonly partnershipId: string; readonly upTo: number },
  rows: readonly Row[],
): Promise<HistoricEvent[]> {
  const roots = await readRoots(db, asked, rows);
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
    by: by && told(by),
    acts: listed.map(told),
    moreActs: others - listed.length,
  };
}

const told = ({ version, eventId, type }: ActTold): ActTold => ({ version, eventId, type });
