import { randomUUID } from 'node:crypto';
import { StoringReader, until } from '#testing';
import { openLog, type KafkaReached } from './stored';

/** A record of the log with its ruling, by a second implementation of the rule of DESIGN section 4. */
export interface RuledRecord {
  readonly partition: number;
  readonly offset: number;
  readonly schemaVersion: number;
  readonly partnershipId: string;
  readonly commandId: string;
  readonly eventIds: readonly string[];
  readonly ruling: 'effective' | 'void';
}

interface WrittenDecision {
  readonly schemaVersion: number;
  readonly commandId: string;
  readonly partnershipId: string;
  readonly expectedHead: { version: number; eventId: string | null };
  readonly events: readonly { id: string }[];
}

/** Reads the whole topic and rules on every record, without code of the projector. */
export async function ruleTopic(topicPrefix: string, kafka?: KafkaReached): Promise<RuledRecord[]> {
  const log = await openLog(topicPrefix, kafka);
  const reader = new StoringReader();
  try {
    const ends = await log.range();
    const total = ends.reduce((sum, { end }) => sum + end, 0);
    log.read(reader, { group: `e2e-${randomUUID()}` });
    await until(`all ${total} records are read`, () => reader.total() >= total);
  } finally {
    await log.close();
  }
  const heads = new Map<string, { version: number; eventId: string | null }>();
  const effective = new Set<string>();
  const records = reader.records.toSorted((a, b) => a.partition - b.partition || a.offset - b.offset);
  // Processes that find the topic empty at the same moment each write a genesis record. Only these records have no key.
  const decisions = records.filter(({ key }) => key !== null);
  return decisions.map(({ partition, offset, value }) => {
    const { schemaVersion, commandId, partnershipId, expectedHead, events } = JSON.parse(
      String(value),
    ) as WrittenDecision;
    const head = heads.get(partnershipId) ?? { version: 0, eventId: null };
    const key = `${partnershipId} ${commandId}`;
    const takesEffect =
      !effective.has(key) && expectedHead.version === head.version && expectedHead.eventId === head.eventId;
    if (takesEffect) {
      effective.add(key);
      heads.set(partnershipId, { version: head.version + events.length, eventId: events.at(-1)!.id });
    }
    const eventIds = events.map(({ id }) => id);
    return {
      partition,
      offset,
      schemaVersion,
      partnershipId,
      commandId,
      eventIds,
      ruling: takesEffect ? 'effective' : 'void',
    };
  });
}
