/** A time limit that begins to run when it is started. */
export class Deadline {
  private at: number | null = null;
  private timer: NodeJS.Timeout | undefined;
  private over = false;

  constructor(
    private readonly withinMs: number,
    private readonly tooLate: () => void,
  ) {}

  /** Does nothing if it has started already. */
  start(): void {
    if (this.at !== null) return;
    this.at = performance.now() + this.withinMs;
    this.timer = setTimeout(() => {
      this.over = true;
      this.tooLate();
    }, this.withinMs);
  }

  /** Stops the timer. */
  end(): void {
    clearTimeout(this.timer);
  }

  get isOver(): boolean {
    return this.over;
  }

  get leftMs(): number {
    return this.at === null ? this.withinMs : Math.max(0, this.at - performance.now());
  }
}
