import { LogRefused } from '#ledger';
import { partitionsInWords, type Finding } from '#observability';

/** The partitions that stand still, and why: each reason is told once, however many partitions share it and however often it is found again. */
export class Standstills {
  private readonly errors = new Map<number, { readonly sentence: string; readonly error: unknown }>();
  /** Resolves when the log, or a part of it, is first refused. */
  readonly anyRefused: Promise<void>;
  private firstRefused: () => void = () => undefined;

  constructor(
    private readonly tell: (sentence: string) => void = () => undefined,
    /** Whether a partition is read here: of one that was taken away, a batch that still ran may tell. */
    private readonly isHeld: (partition: number) => boolean = () => true,
  ) {
    this.anyRefused = new Promise((resolve) => (this.firstRefused = resolve));
  }

  add(partition: number, offset: number | null, error: unknown): void {
    if (!this.isHeld(partition)) return;
    const sentence = sentenceOf(partition, offset, error);
    const isNew = [...this.errors.values()].every((other) => other.sentence !== sentence);
    this.errors.set(partition, { sentence, error });
    if (isNew) this.tell(sentence);
    if (error instanceof LogRefused) this.firstRefused();
  }

  end(partition: number): void {
    this.errors.delete(partition);
  }

  get partitions(): readonly number[] {
    return [...this.errors.keys()].sort((a, b) => a - b);
  }

  /** Whether any does, for who asks after this process: it goes on with the others. */
  find(): Finding {
    const { partitions } = this;
    if (partitions.length === 0) return { state: 'ok', detail: 'No partition stands still.' };
    return {
      state: 'degraded',
      detail: `Stand still: ${partitionsInWords(partitions)}. GET /v1/halts tells in front of what, and why; the others go on.`,
    };
  }

  /** Why the log is refused, unless all that stands still is our own fault. */
  refused(): LogRefused | null {
    for (const { error } of this.errors.values()) if (error instanceof LogRefused) return error;
    return null;
  }
}

function sentenceOf(partition: number, offset: number | null, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return error instanceof LogRefused
    ? `The log is refused: ${why}.`
    : `Partition ${partition} stands still in front of record ${offset ?? 'none'}: ${why}. GET /v1/halts/${partition} shows it; it goes on by itself once that is mended.`;
}
