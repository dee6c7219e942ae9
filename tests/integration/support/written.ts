import { randomUUID } from 'node:crypto';
import {
  SHAPE_SCHEMA_VERSION,
  encodeDecision,
  fillDefaults,
  fingerprintOf,
  NO_HEAD,
  type Decision,
  type Head,
} from '#contracts';
import type { InMemoryLog, LogPlace } from '#event-log';

/** A decision on this head, without the recorder. */
export const decisionOn = (
  expectedHead: Head,
  partnershipId: string,
  events: readonly object[],
  more: Partial<Decision> = {},
): Decision => ({
  schemaVersion: SHAPE_SCHEMA_VERSION,
  commandId: randomUUID(),
  partnershipId,
  expectedHead,
  fingerprint: fingerprintOf(events),
  actor: 'hand',
  recordedAt: '2026-01-10T00:00:00.000Z',
  appendedAt: '2026-01-10T00:00:00.000Z',
  imported: false,
  events: events.map((event) => ({ id: randomUUID(), ...fillDefaults(event, '2026-01-01') })),
  ...more,
});

export const firstDecision = (
  partnershipId: string,
  events: readonly object[],
  more: Partial<Decision> = {},
): Decision => decisionOn(NO_HEAD, partnershipId, events, more);

export const headOf = (decision: Decision): Head => ({
  version: decision.expectedHead.version + decision.events.length,
  eventId: decision.events.at(-1)!.id,
});

/** Writes a decision to its partition of the log. */
export const write = (log: InMemoryLog, decision: Decision): LogPlace =>
  log.write(log.partitionOf(decision.partnershipId), decision.partnershipId, encodeDecision(decision));

/** Ids of partnerships, one for each partition. */
export function idsByPartition(log: InMemoryLog): string[] {
  const ids: string[] = [];
  for (let n = 0; Object.keys(ids).length < log.partitions; n++) ids[log.partitionOf(`p-${n}`)] ??= `p-${n}`;
  return ids;
}
