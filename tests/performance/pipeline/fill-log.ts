import { randomUUID } from 'node:crypto';
import {
  CURRENT_SCHEMA_VERSION,
  encodeDecision,
  fillDefaults,
  fingerprintOf,
  type Decision,
  type Event,
  type Head,
} from '#contracts';
import { openKafkaLog } from '#kafka';
import { amended, partnershipName, started } from './events';

/** Appends effective decisions of one event each, as command-api would, but waits for no ruling. */
export async function fillLog(brokers: string[], topic: string, events: number, partnerships: number): Promise<void> {
  const log = await openKafkaLog({ brokers, topic, clientId: 'fill', replicationFactor: 1, logger: () => undefined });
  const appender = log.appender();
  const heads = new Map<string, Head>();
  const begin = Date.parse('2026-01-01T00:00:00Z');
  const waiting: Promise<unknown>[] = [];
  for (let n = 0; n < events; n += 1) {
    const partnershipId = partnershipName(n % partnerships);
    const head = heads.get(partnershipId) ?? { version: 0, eventId: null };
    const submitted = head.version === 0 ? started() : amended(n);
    const recordedAt = new Date(begin + n * 10).toISOString();
    const event = { id: randomUUID(), ...fillDefaults(submitted, recordedAt.slice(0, 10)) } as Event;
    const decision = {
      schemaVersion: CURRENT_SCHEMA_VERSION,
      commandId: randomUUID(),
      partnershipId,
      expectedHead: head,
      fingerprint: fingerprintOf([submitted]),
      actor: 'bench',
      recordedAt,
      imported: false,
      events: [event],
    } as Decision;
    heads.set(partnershipId, { version: head.version + 1, eventId: event.id });
    waiting.push(appender.append(partnershipId, encodeDecision(decision)));
    if (waiting.length >= 2_000) await Promise.all(waiting.splice(0));
  }
  await Promise.all(waiting);
  await log.close();
}
