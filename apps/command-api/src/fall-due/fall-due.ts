import { createHash, randomUUID } from 'node:crypto';
import { fingerprintOf, type Event } from '#contracts';
import { dayOfInstant } from '#domain';
import { WakeableLoop, type Database } from '#postgres';
import type { Recorder } from '#recording';
import type { Logger } from '#observability';
import { readDueDays, type DueDay } from '#read-models';

const LOOK_EVERY_MS = 30_000;
const AT_ONCE = 500;

export interface FallDueParts {
  readonly database: Database;
  readonly recorder: Recorder;
  readonly now: () => Date;
  readonly logger: Logger;
}

/**
 * Records that a day which was known beforehand has come. Its command id is made of what fell due, so that it is recorded once however
 * many instances look, and days that passed while none ran are caught up with.
 */
export class FallDue {
  private readonly loop: WakeableLoop;

  constructor(private readonly parts: FallDueParts) {
    this.loop = new WakeableLoop({
      work: async () => void (await this.recordAllDue()),
      onError: (error) => parts.logger.warn({ err: error }, 'days that fell due were not recorded and are tried again'),
      everyMs: LOOK_EVERY_MS,
    });
  }

  start(): void {
    this.loop.start();
  }

  /** After the days that are being recorded. */
  stop(): Promise<void> {
    return this.loop.close();
  }

  /** Records every day that has come by now; how many there were. */
  async recordAllDue(): Promise<number> {
    const { database, now } = this.parts;
    let recorded = 0;
    for (;;) {
      const due = await readDueDays(database.pool, dayOfInstant(now().toISOString()), AT_ONCE);
      const outcomes = await Promise.all(due.map((day) => this.record(day)));
      const settled = outcomes.filter(Boolean).length;
      recorded += settled;
      if (due.length < AT_ONCE || settled === 0) return recorded;
    }
  }

  private async record(due: DueDay): Promise<boolean> {
    const { kind, scope, day, partnershipId } = due;
    const commandId = createHash('sha256').update([kind, scope, day, due.eventId].join('\n')).digest('hex');
    const event: Event = {
      id: randomUUID(),
      type: 'TermFellDue',
      occurred: day,
      title: `The day has come that was known for ${kind}/${scope}`,
      standing: 'definitive',
      assertedBy: [],
      sources: [],
      effects: [],
      data: { kind, scope, on: day, setBy: due.eventId },
    };
    const { outcome } = await this.parts.recorder.record({
      partnershipId,
      commandId,
      fingerprint: fingerprintOf({ kind, scope, day }),
      events: [event],
      accepts: null,
      actor: 'service',
      author: 'service',
      knownParties: 'none',
      recordedAt: null,
      waits: 'from-its-turn',
    });
    return outcome === 'recorded';
  }
}
