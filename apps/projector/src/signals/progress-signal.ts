import type { ProgressState } from '#ledger';
import {
  backlogInWords,
  partitionsInWords,
  secondsInWords,
  type BacklogWatch,
  type Finding,
  type PartitionBacklog,
} from '#observability';

/** The time without progress, while records wait, after which a partition counts as stalled. */
const STALLED_SECONDS = 30;

export interface ProgressParts {
  readonly backlog: BacklogWatch;
  readonly assigned: () => ReadonlySet<number>;
  readonly standingStill: () => readonly number[];
  /** Returns why the last attempt to apply a batch failed; null if it succeeded or the reason needs no action. */
  readonly lastTrouble: () => string | null;
  /** Returns the state that the watchdog sees. */
  readonly watchdog: () => ProgressState;
}

/** Checks whether the partitions of a projector make progress while records wait. Halted partitions are reported as halts. */
export class ProgressSignal {
  constructor(private readonly parts: ProgressParts) {}

  find(): Finding {
    const { backlog, assigned, watchdog } = this.parts;
    const progress = watchdog();
    if (progress.state === 'stalled')
      return failed(
        `Nothing moves since ${new Date(progress.since).toISOString()} though records wait.${this.because()}`,
      );
    if (!backlog.known) return unknown(backlog.unknownSeconds);
    const partitions = assigned();
    if (partitions.size === 0) return ok('No partition is assigned to this projector; others read them.');
    const own = backlog.of(partitions);
    const stalled = this.stalledOf(own);
    const words = backlogInWords(own);
    if (stalled.length > 0)
      return failed(
        `${sentence(partitionsInWords(stalled.map(({ partition }) => partition)))} ${stalled.length === 1 ? 'has' : 'have'} not moved for ` +
          `${secondsInWords(Math.max(...stalled.map(({ unmovedSeconds }) => unmovedSeconds)))}: ${words}.${this.because()}`,
      );
    return ok(
      `${partitions.size} ${partitions.size === 1 ? 'partition' : 'partitions'} assigned; ${words ?? 'nothing waits'}.`,
    );
  }

  get stalled(): boolean {
    return this.find().state === 'failed';
  }

  private because(): string {
    const trouble = this.parts.lastTrouble();
    return trouble === null ? '' : ` The last attempt failed: ${trouble}.`;
  }

  private stalledOf(own: readonly PartitionBacklog[]): readonly PartitionBacklog[] {
    const halted = new Set(this.parts.standingStill());
    return own.filter(({ partition, unmovedSeconds }) => unmovedSeconds >= STALLED_SECONDS && !halted.has(partition));
  }
}

const ok = (detail: string): Finding => ({ state: 'ok', detail });
const failed = (detail: string): Finding => ({ state: 'failed', detail });
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const unknown = (seconds: number): Finding =>
  seconds < STALLED_SECONDS
    ? ok('The number of waiting records is not known yet.')
    : failed(
        `How far the log is ahead is not known for ${secondsInWords(seconds)}: Kafka or PostgreSQL does not answer.`,
      );
