import { NO_HEAD, type EventType, type Head, type OriginalType } from '#contracts';
import { NO_PROFILE, type EventStatus, type Profile } from '#domain';
import { rowsOf, statement, type Queryable } from '../database/sql';
import { storedDecision, storedDecisionJson, type StoredDecision, type StoredDecisionJson } from './stored-decision';

/** Where a partnership stands, as a decision is made on it. */
export interface Standpoint {
  readonly head: Head;
  readonly recordedAt: string;
  readonly profile: Profile;
}

export const UNRECORDED: Standpoint = { head: NO_HEAD, recordedAt: '', profile: NO_PROFILE };

/** What is stored of a partnership and of what some commands name: never its history. */
export interface StoredState {
  readonly standpoint: Standpoint;
  /** By command id, those that have been effective. */
  readonly decisions: ReadonlyMap<string, StoredDecision>;
  readonly known: ReadonlyMap<string, EventStatus>;
  readonly halted: boolean;
}

const loadState = statement(
  'load-decision-state',
  `SELECT
     (SELECT json_build_object('version', p.version, 'eventId', p.head_event_id, 'recordedAt', p.recorded_at, 'profile', p.profile) FROM partnership p WHERE p.id = $1) AS head,
     (SELECT json_agg(${storedDecisionJson}) FROM decision d WHERE d.partnership_id = $1 AND d.command_id = ANY($2::text[])) AS decisions,
     (SELECT json_agg(json_build_object('id', e.event_id, 'type', e.type, 'rootId', root.event_id, 'rootType', root.type))
        FROM event e JOIN event root ON root.partnership_id = e.partnership_id AND root.version = e.root_version
       WHERE e.partnership_id = $1 AND e.event_id = ANY($3::uuid[])) AS named,
     EXISTS (SELECT 1 FROM halt WHERE partition = $4) AS halted`,
);

interface Row {
  [column: string]: unknown;
  head: { version: number; eventId: string; recordedAt: string; profile: Profile } | null;
  decisions: StoredDecisionJson[] | null;
  named: { id: string; type: EventType; rootId: string; rootType: OriginalType }[] | null;
  halted: boolean;
}

export async function loadDecisionState(
  db: Queryable,
  asked: { partnershipId: string; partition: number; commandIds: readonly string[]; eventIds: readonly string[] },
): Promise<StoredState> {
  const [row] = await rowsOf<Row>(db, loadState, [
    asked.partnershipId,
    asked.commandIds,
    asked.eventIds,
    asked.partition,
  ]);
  const { head, decisions, named, halted } = row!;
  return {
    standpoint: head
      ? {
          head: { version: head.version, eventId: head.eventId },
          recordedAt: new Date(head.recordedAt).toISOString(),
          profile: head.profile,
        }
      : UNRECORDED,
    decisions: new Map((decisions ?? []).map((json) => [json.commandId, storedDecision(json)])),
    known: new Map((named ?? []).map(({ id, ...status }) => [id, status])),
    halted,
  };
}
