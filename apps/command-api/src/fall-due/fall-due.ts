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
 * Records that a due day has come. The command id is a hash of the term, the day and the event that set it, so that any number of instances record
 * the day once. Days that passed while no instance ran are recorded later.
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

  /** Stops after the days that are being recorded. */
  stop(): Promise<void> {
    return this.loop.close();
  }

  /**
   * Records every day that has come by now, and returns their number. The days of a term are recorded in order, since the day after a deadline makes the
   * next day fall due, which may be earlier than other days that have come.
   */
  async recordAllDue(): Promise<number> {
    const { database, now } = this.parts;
    let recorded = 0;
    for (;;) {
      const due = await readDueDays(database.pool, dayOfInstant(now().toISOString()), AT_ONCE);
      const outcomes = await Promise.all(earliestOfTerms(due).map((day) => this.record(day)));
      const added = outcomes.filter(Boolean).length;
      if (added === 0) return recorded;
      recorded += added;
    }
  }

  /** True if this very command recorded it. */
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
    const answer = await this.parts.recorder.record({
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
    return answer.outcome === 'recorded' && !answer.repeated;
  }
}

/** Returns the first day of each term. The days are sorted. */
function earliestOfTerms(due: readonly DueDay[]): DueDay[] {
  const earliest = new Map<string, DueDay>();
  for (const day of due) {
    const term = [day.partnershipId, day.kind, day.scope].join('\n');
    if (!earliest.has(term)) earliest.set(term, day);
  }
  return [...earliest.values()];
}
