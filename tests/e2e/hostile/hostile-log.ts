import {
  SHAPE_SCHEMA_VERSION,
  encodeDecision,
  fillDefaults,
  fingerprintOf,
  type Decision,
  type Head,
} from '#contracts';
import type { KafkaLog } from '#kafka';

const EVENTS_A_DECISION = 100;
const BEGIN = Date.parse('2026-01-01T00:00:00Z');
const AT_ONCE = 50;

/** Appends decisions directly to the log that a client could have had recorded. The service must serve whatever the log contains. */
export class HostileLog {
  private readonly heads = new Map<string, Head>();
  private readonly waiting: Promise<unknown>[] = [];
  private count = 0;

  /** A single appender, so that decisions keep their order. */
  private readonly appender: ReturnType<KafkaLog['appender']>;

  constructor(log: KafkaLog) {
    this.appender = log.appender();
  }

  /** Records events of a partnership, a given number per decision. */
  async record(
    partnershipId: string,
    submitted: Iterable<object>,
    { atOnce = EVENTS_A_DECISION }: { readonly atOnce?: number } = {},
  ): Promise<void> {
    let some: object[] = [];
    for (const event of submitted) {
      some.push(event);
      if (some.length < atOnce) continue;
      await this.append(partnershipId, some);
      some = [];
    }
    if (some.length > 0) await this.append(partnershipId, some);
    await Promise.all(this.waiting.splice(0));
  }

  private async append(partnershipId: string, submitted: readonly object[]): Promise<void> {
    const recordedAt = new Date(BEGIN + this.count * 10).toISOString();
    const expectedHead = this.heads.get(partnershipId) ?? { version: 0, eventId: null };
    const events = submitted.map((event) => ({
      ...fillDefaults(event, recordedAt.slice(0, 10)),
      id: idOf(8, (this.count += 1)),
    }));
    const decision = {
      schemaVersion: SHAPE_SCHEMA_VERSION,
      commandId: idOf(9, this.count),
      partnershipId,
      expectedHead,
      fingerprint: fingerprintOf(submitted),
      actor: 'hostile',
      recordedAt,
      appendedAt: recordedAt,
      imported: false,
      events,
    } as Decision;
    this.heads.set(partnershipId, { version: expectedHead.version + events.length, eventId: events.at(-1)!.id });
    this.waiting.push(this.appender.append(partnershipId, encodeDecision(decision)));
    if (this.waiting.length >= AT_ONCE) await Promise.all(this.waiting.splice(0));
  }
}

const idOf = (kind: number, n: number): string => `00000000-0000-4000-${kind}000-${n.toString(16).padStart(12, '0')}`;
