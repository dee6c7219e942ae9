import type { Event, TermRef } from '#contracts';
import { stateOfEvent, type EventState } from '#domain';
import { rowsOf, type Queryable } from '#ledger';
import { findCorrectedRoots, findEvent, listEvents, listRecordings, loadRootHistories } from './list-events.sql';

type Act = [version: number, target: number, type: 'EventCorrected' | 'EventRetracted', eventId: string];

/** An event of a partnership's history, with what has become of it. */
export interface HistoricEvent {
  readonly version: number;
  readonly rootVersion: number;
  readonly recordedAt: string;
  readonly event: Event;
  readonly state: EventState;
  /** The corrections and retractions of its root, itself left out, in record order. */
  readonly acts: readonly { readonly version: number; readonly eventId: string; readonly type: string }[];
}

/** That an event was recorded, and what has become of it, without what it says. */
export type Recording = Pick<HistoricEvent, 'version' | 'recordedAt' | 'state'> & { readonly type: Event['type'] };

interface Recorded {
  [column: string]: unknown;
  version: number;
  root_version: number;
  recorded_at: Date;
  acts: Act[] | null;
}

interface Row extends Recorded {
  body: Event;
}

interface RecordingRow extends Recorded {
  type: Event['type'];
}

/** One page of a partnership's events by version; `upTo` is the version up to which corrections are known. */
export async function readEvents(
  db: Queryable,
  asked: { readonly partnershipId: string; readonly upTo: number; readonly after: number; readonly limit: number },
): Promise<HistoricEvent[]> {
  const { partnershipId, upTo, after, limit } = asked;
  return (await rowsOf<Row>(db, listEvents, [partnershipId, upTo, after, limit])).map(historicEvent);
}

/** The first of a partnership's recordings up to a version. */
export async function readRecordings(
  db: Queryable,
  asked: { readonly partnershipId: string; readonly upTo: number; readonly limit: number },
): Promise<Recording[]> {
  const rows = await rowsOf<RecordingRow>(db, listRecordings, [asked.partnershipId, asked.upTo, asked.limit]);
  return rows.map((row) => ({
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    type: row.type,
    state: stateOfEvent(row.version, row.root_version, actsIn(row)),
  }));
}

export async function readEvent(
  db: Queryable,
  asked: { readonly partnershipId: string; readonly upTo: number; readonly eventId: string },
): Promise<HistoricEvent | null> {
  const [row] = await rowsOf<Row>(db, findEvent, [asked.partnershipId, asked.upTo, asked.eventId]);
  return row ? historicEvent(row) : null;
}

const ROOTS_TOLD = 100;

/** The events whose claims on some terms were corrected or retracted by a version, the latest hundred, with what they said at first. */
export async function readCorrected(
  db: Queryable,
  asked: { readonly partnershipId: string; readonly upTo: number; readonly terms: readonly TermRef[] },
): Promise<HistoricEvent[][]> {
  const { partnershipId, upTo, terms } = asked;
  const roots = await rowsOf<{ root_version: number }>(db, findCorrectedRoots, [
    partnershipId,
    upTo,
    terms.map(({ kind }) => kind),
    terms.map(({ scope }) => scope),
    ROOTS_TOLD,
  ]);
  return readRootHistories(db, { partnershipId, upTo, roots: roots.map(({ root_version }) => root_version) });
}

/** Per root the event itself, then what was made of it, by version. */
export async function readRootHistories(
  db: Queryable,
  asked: { readonly partnershipId: string; readonly upTo: number; readonly roots: readonly number[] },
): Promise<HistoricEvent[][]> {
  if (asked.roots.length === 0) return [];
  const rows = await rowsOf<Row>(db, loadRootHistories, [asked.partnershipId, asked.upTo, asked.roots]);
  return [...Map.groupBy(rows.map(historicEvent), ({ rootVersion }) => rootVersion).values()];
}

function historicEvent(row: Row): HistoricEvent {
  const acts = actsIn(row);
  return {
    version: row.version,
    rootVersion: row.root_version,
    recordedAt: row.recorded_at.toISOString(),
    event: row.body,
    state: stateOfEvent(row.version, row.root_version, acts),
    acts: acts
      .filter(({ version }) => version !== row.version)
      .map(({ version, eventId, type }) => ({ version, eventId, type })),
  };
}

const actsIn = ({ acts }: Recorded) =>
  (acts ?? []).map(([version, target, type, eventId]) => ({ version, target, type, eventId }));
