import {
  CURSOR_HASH_BYTES,
  cursorHash,
  readTermChange,
  type StoredTermChange,
  type TermChange,
  type Warning,
} from '#contracts';
import type { LogPlace } from '#event-log';
import type { EffectiveDecision } from './recorded-event';
import { MOST_WITH_DECISION, type DecisionChanges } from './decision-changes';
import { lookup } from '#postgres';

/** An effective decision, with the content of the response to its command, also when the command is sent again. */
export interface StoredDecision {
  readonly partnershipId: string;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly place: LogPlace;
  /** The hash of the place behind it, as in cursors. */
  readonly cursorHash: string;
  /** The hash of the partnership's history up to it, in hexadecimal. */
  readonly historyHash: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly events: readonly { readonly id: string; readonly version: number; readonly recordedAt: string }[];
  /** The first term changes. */
  readonly termChanges: readonly TermChange[];
  /** The number of further term changes, which are only in the feed. */
  readonly furtherChanges: number;
  /** The parts of it that do nothing. */
  readonly warnings: readonly Warning[];
}

/** Looks up the outcome of the requested command. */
export const ofCommand = (table: 'decision' | 'void_decision'): string =>
  lookup(table, 'partnership_id = requested.partnership_id AND command_id = requested.command_id');

/** The SQL expression for a decision as JSON; `d` names its row. */
export const storedDecisionJson = `json_build_object(
  'partnershipId', d.partnership_id, 'commandId', d.command_id, 'fingerprint', d.fingerprint, 'partition', d.partition, 'offset', d."offset",
  'cursorHash', encode(substring(d.place_hash FOR ${CURSOR_HASH_BYTES}), 'hex'), 'historyHash', encode(d.history_hash, 'hex'),
  'firstVersion', d.first_version, 'recordedAt', d.recorded_at, 'termChanges', d.term_changes, 'furtherChanges', d.further_changes, 'warnings', d.warnings,
  'eventIds', (SELECT json_agg(e.event_id ORDER BY e.version) FROM event e
               WHERE e.partnership_id = d.partnership_id AND e.version BETWEEN d.first_version AND d.last_version))`;

export interface StoredDecisionJson {
  partnershipId: string;
  commandId: string;
  fingerprint: string;
  partition: number;
  offset: number;
  cursorHash: string;
  historyHash: string;
  firstVersion: number;
  recordedAt: string;
  termChanges: readonly StoredTermChange[];
  furtherChanges: number;
  warnings: readonly Warning[] | null;
  eventIds: readonly string[];
}

export function storedDecision(json: StoredDecisionJson): StoredDecision {
  const { partnershipId, firstVersion, eventIds, termChanges } = json;
  const eventIdOf = (version: number): string => eventIds[version - firstVersion]!;
  // Edition 1 may have stored more than a response contains now.
  const first = termChanges.slice(0, MOST_WITH_DECISION);
  return decisionOf(json, {
    first: first.map((stored) => readTermChange(stored, { partnershipId, eventIdOf })),
    further: json.furtherChanges + termChanges.length - first.length,
    warnings: json.warnings ?? [],
  });
}

/** Returns the same for a decision whose row was written just now. */
export const justStored = (
  { decision, place, firstVersion, recordedAt, placeHash, historyHash }: EffectiveDecision,
  changes: DecisionChanges | undefined,
): StoredDecision =>
  decisionOf(
    {
      ...decision,
      ...place,
      cursorHash: cursorHash(placeHash),
      historyHash: historyHash.toString('hex'),
      firstVersion,
      recordedAt,
      eventIds: decision.events.map(({ id }) => id),
    },
    {
      first: changes?.first ?? [],
      further: changes ? changes.count - changes.first.length : 0,
      warnings: changes?.warnings ?? [],
    },
  );

interface StoredChanges {
  readonly first: readonly TermChange[];
  readonly further: number;
  readonly warnings: readonly Warning[];
}

function decisionOf(
  json: Omit<StoredDecisionJson, 'termChanges' | 'furtherChanges' | 'warnings'>,
  { first, further, warnings }: StoredChanges,
): StoredDecision {
  const { partnershipId, commandId, fingerprint, partition, offset, firstVersion, eventIds } = json;
  const { cursorHash, historyHash } = json;
  const recordedAt = new Date(json.recordedAt).toISOString();
  return {
    partnershipId,
    commandId,
    fingerprint,
    place: { partition, offset },
    cursorHash,
    historyHash,
    version: firstVersion + eventIds.length - 1,
    recordedAt,
    events: eventIds.map((id, index) => ({ id, version: firstVersion + index, recordedAt })),
    termChanges: first,
    furtherChanges: further,
    warnings,
  };
}
