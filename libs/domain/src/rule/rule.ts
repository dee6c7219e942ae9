import { decodeDecision, type Decision, type Head } from '#contracts';

export const voidReasons = ['undecodable', 'misplaced', 'duplicate', 'key-reused', 'stale'] as const;
export type VoidReason = (typeof voidReasons)[number];

/** The ruling on a record. `newer` is not a ruling: a later release wrote the record, and this build must wait. */
export type Ruling =
  | { readonly ruling: 'effective'; readonly decision: Decision }
  | {
      readonly ruling: 'void';
      readonly reason: VoidReason;
      readonly detail: string;
      readonly decision: Decision | null;
    }
  | { readonly ruling: 'newer'; readonly schemaVersion: number };

/** A record after the parts of the rule that depend on the record alone: its decoding and its place. */
export type Reading = Ruling | { readonly ruling: 'open'; readonly decision: Decision; readonly schemaVersion: number };

/** Points 1 and 2 of the rule. `partitionOf` is the partitioner of the log. */
export function readRecord(
  record: { partition: number; key: string | null; value: Uint8Array | null },
  partitionOf: (key: string) => number,
): Reading {
  const decoded = decodeDecision(record.value);
  if (decoded.kind === 'newer') return { ruling: 'newer', schemaVersion: decoded.schemaVersion };
  if (decoded.kind === 'undecodable') return voided('undecodable', decoded.why, null);
  const { decision, schemaVersion } = decoded;
  if (record.key !== decision.partnershipId)
    return voided('misplaced', 'the key of the record is not its partnershipId', decision);
  if (partitionOf(record.key) !== record.partition)
    return voided('misplaced', 'the record lies outside the partition of its key', decision);
  return { ruling: 'open', decision, schemaVersion };
}

/** Points 3 and 4 of the rule, against the partnership as the log has left it. `fingerprint` is that of the effective decision with this command id. */
export function ruleDecision(decision: Decision, state: { head: Head; fingerprint: string | null }): Ruling {
  const { head, fingerprint } = state;
  if (fingerprint === decision.fingerprint)
    return voided('duplicate', 'the command has been effective before', decision);
  if (fingerprint !== null)
    return voided('key-reused', 'the command id has been effective before with other events', decision);
  const expected = decision.expectedHead;
  if (expected.version !== head.version || expected.eventId !== head.eventId) {
    return voided('stale', `decided on version ${expected.version}, the head is version ${head.version}`, decision);
  }
  return { ruling: 'effective', decision };
}

const voided = (reason: VoidReason, detail: string, decision: Decision | null): Ruling => ({
  ruling: 'void',
  reason,
  detail,
  decision,
});

/** The head after an effective decision. */
export const headAfter = (decision: Decision): Head => ({
  version: decision.expectedHead.version + decision.events.length,
  eventId: decision.events.at(-1)!.id,
});
