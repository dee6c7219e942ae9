import { decodeDecision, type Decision } from '#contracts';
import type { LogRecord } from '#event-log';

export interface ReplayedLog {
  readonly effective: readonly { readonly record: LogRecord; readonly decision: Decision }[];
  /** `partition/offset reason`, in the order of the log. */
  readonly voids: readonly string[];
  /** Per partnership the ids of its events: the n-th has version n. */
  readonly events: ReadonlyMap<string, readonly string[]>;
}

/** The rule of DESIGN section 4 in its simplest form. */
export function replay(
  partitions: readonly (readonly LogRecord[])[],
  partitionOf: (key: string) => number,
): ReplayedLog {
  const effective: { record: LogRecord; decision: Decision }[] = [];
  const voids: string[] = [];
  const events = new Map<string, string[]>();
  const commands = new Map<string, string>();
  for (const record of partitions.flat()) {
    if (record.partition === 0 && record.offset === 0) continue;
    const ruled = (reason: string): number => voids.push(`${record.partition}/${record.offset} ${reason}`);
    const decoded = decodeDecision(record.value);
    if (decoded.kind !== 'decision') {
      ruled('undecodable');
      continue;
    }
    const { decision } = decoded;
    const { partnershipId, expectedHead, fingerprint } = decision;
    const own = events.get(partnershipId) ?? [];
    const key = `${partnershipId} ${decision.commandId}`;
    if (record.key !== partnershipId || partitionOf(partnershipId) !== record.partition) ruled('misplaced');
    else if (commands.has(key)) ruled(commands.get(key) === fingerprint ? 'duplicate' : 'key-reused');
    else if (expectedHead.version !== own.length || expectedHead.eventId !== (own.at(-1) ?? null)) ruled('stale');
    else {
      commands.set(key, fingerprint);
      events.set(partnershipId, [...own, ...decision.events.map(({ id }) => id)]);
      effective.push({ record, decision });
    }
  }
  return { effective, voids, events };
}
