import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import { seededRandom } from '#event-log';
import { Dice } from '#testing';
import { amended, corrected, retracted } from '../support/events';
import { record, type Recorded } from '../support/http';

/** A command that was acknowledged, with what names its term changes, as they must be told. */
export interface Acknowledged {
  readonly partnershipId: string;
  readonly changes: readonly string[];
  readonly key: string;
  readonly answer: Recorded;
  /** By `performance.now()`: when it was first sent, and when it was acknowledged. */
  readonly sentAt: number;
  readonly at: number;
}

/** What the answer to a command and the feed both tell of a term change. */
export interface ChangeOfEvent {
  readonly eventId: string;
  readonly kind: string;
  readonly scope: string;
  readonly type: string;
}

export const nameOfChange = ({ eventId, kind, scope, type }: ChangeOfEvent): string =>
  `${eventId} ${kind} ${scope} ${type}`;

export interface WritersPlan {
  readonly urlOf: () => string;
  readonly partnerships: readonly string[];
  readonly seed: number;
  /** The longest time between two commands of one writer. */
  readonly pauseMs: number;
  /** Ends all writers at once, as when another part has failed. */
  readonly signal: AbortSignal;
}

const OUTCOME_UNKNOWN = [202, 503];

/** One writer for each partnership: it sends each command with its key until that is acknowledged. */
export class Writers {
  readonly acknowledged: Acknowledged[] = [];
  private stopped = false;
  private failure: Error | null = null;
  private readonly running: Promise<unknown>;

  constructor(private readonly plan: WritersPlan) {
    this.running = Promise.all(
      plan.partnerships.map((partnershipId, nth) => this.write(partnershipId, new Dice(seededRandom(plan.seed + nth)))),
    );
    // Whoever stops them or looks after them hears of it.
    this.running.catch((error: Error) => (this.failure = error));
  }

  /** Throws what a writer has given up for. */
  assertWell(): void {
    if (this.failure) throw this.failure;
  }

  /** Resolves when every command that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async write(partnershipId: string, dice: Dice): Promise<void> {
    let standing: string[] = [];
    for (let n = 0; !this.stopped; n += 1) {
      const target = standing.length > 3 && dice.chance(0.3) ? dice.oneOf(standing) : null;
      const event =
        target === null ? amended(n) : dice.chance(0.5) ? retracted(target) : corrected(target, amended(n + 1));
      const { events } = await this.send(partnershipId, [event]);
      // What was corrected stands no more, and what corrects it is corrected by its own id.
      standing = target === null ? [...standing, events[0]!.id] : standing.filter((id) => id !== target);
      await elapsed(dice.below(this.plan.pauseMs), undefined, { signal: this.plan.signal });
    }
  }

  private async send(partnershipId: string, events: readonly object[]): Promise<Recorded> {
    const key = randomUUID();
    const sentAt = performance.now();
    for (;;) {
      const answer = await record(this.plan.urlOf(), partnershipId, events, { 'idempotency-key': key }).catch(
        () => null,
      );
      if (answer?.status === 201) {
        const changes = (answer.body['termChanges'] as readonly ChangeOfEvent[]).map(nameOfChange);
        const at = performance.now();
        this.acknowledged.push({ partnershipId, changes, key, answer: answer.body, sentAt, at });
        return answer.body;
      }
      if (answer && !OUTCOME_UNKNOWN.includes(answer.status))
        throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      await elapsed(20, undefined, { signal: this.plan.signal });
    }
  }
}
