import { LogRefused } from '#ledger';
import { partitionsInWords, type Finding } from '#observability';

/** The halted partitions and their reasons. Each reason is reported once, however many partitions share it and however often it recurs. */
export class HaltedPartitions {
  private readonly errors = new Map<number, { readonly sentence: string; readonly error: unknown }>();
  /** Resolves when the log, or a part of it, is first refused. */
  readonly anyRefused: Promise<void>;
  private firstRefused: () => void = () => undefined;

  constructor(
    private readonly report: (sentence: string) => void = () => undefined,
    /** Returns whether a partition is assigned here. A batch that was still running may report on a revoked partition. */
    private readonly isAssigned: (partition: number) => boolean = () => true,
  ) {
    this.anyRefused = new Promise((resolve) => (this.firstRefused = resolve));
  }

  add(partition: number, offset: number | null, error: unknown): void {
    if (!this.isAssigned(partition)) return;
    const sentence = sentenceOf(partition, offset, error);
    const isNew = [...this.errors.values()].every((other) => other.sentence !== sentence);
    this.errors.set(partition, { sentence, error });
    if (isNew) this.report(sentence);
    if (error instanceof LogRefused) this.firstRefused();
  }

  end(partition: number): void {
    this.errors.delete(partition);
  }

  get partitions(): readonly number[] {
    return [...this.errors.keys()].sort((a, b) => a - b);
  }

  /** Returns `degraded` if any partition is halted, since the others continue. */
  find(): Finding {
    const { partitions } = this;
    if (partitions.length === 0) return { state: 'ok', detail: 'No partition is halted.' };
    return {
      state: 'degraded',
      detail: `Halted: ${partitionsInWords(partitions)}. GET /v1/halts shows the records and the reasons; the other partitions continue.`,
    };
  }

  /** Returns why the log is refused; null if no partition is halted for that reason. */
  refused(): LogRefused | null {
    for (const { error } of this.errors.values()) if (error instanceof LogRefused) return error;
    return null;
  }
}

function sentenceOf(partition: number, offset: number | null, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return error instanceof LogRefused
    ? `The log is refused: ${why}.`
    : `Partition ${partition} is halted at record ${offset ?? 'none'}: ${why}. GET /v1/halts/${partition} shows the record; the partition continues by itself once the cause is fixed.`;
}
