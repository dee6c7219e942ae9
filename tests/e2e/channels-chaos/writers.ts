import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import { seededRandom } from '#event-log';
import { Dice } from '#testing';
import { amended, corrected, retracted } from '../support/events';
import { record, type Recorded } from '../support/http';

/** An acknowledged command, with the names of the term changes that the feed must contain. */
export interface Acknowledged {
  readonly partnershipId: string;
  readonly changes: readonly string[];
  readonly key: string;
  readonly answer: Recorded;
  /** The times of the first attempt and of the acknowledgement, by `performance.now()`. */
  readonly sentAt: number;
  readonly at: number;
}

/** Names a term change by the members that both the answer to its command and the feed contain. */
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
  /** The maximum pause between two commands of one writer. */
  readonly pauseMs: number;
  /** Ends all writers at once when another part has failed. */
  readonly signal: AbortSignal;
}

const OUTCOME_UNKNOWN = [202, 503];

/** Writers, one for each partnership. A writer repeats each command with its key until it is acknowledged. */
export class Writers {
  readonly acknowledged: Acknowledged[] = [];
  private stopped = false;
  private failure: Error | null = null;
  private readonly running: Promise<unknown>;

  constructor(private readonly plan: WritersPlan) {
    this.running = Promise.all(
      plan.partnerships.map((partnershipId, nth) => this.write(partnershipId, new Dice(seededRandom(plan.seed + nth)))),
    );
    // `stop` and `assertWell` report the error.
    this.running.catch((error: Error) => (this.failure = error));
  }

  /** Throws the error of a writer that has failed. */
  assertWell(): void {
    if (this.failure) throw this.failure;
  }

  /** Resolves when every started command is acknowledged. */
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
      // A corrected event cannot be corrected again. Its correction is corrected instead, by its own id.
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
