/** When something is due, from the moment on at which it is started. */
export class Deadline {
  private at: number | null = null;
  private timer: NodeJS.Timeout | undefined;
  private over = false;

  constructor(
    private readonly withinMs: number,
    private readonly tooLate: () => void,
  ) {}

  /** Does nothing when it has started already. */
  start(): void {
    if (this.at !== null) return;
    this.at = performance.now() + this.withinMs;
    this.timer = setTimeout(() => {
      this.over = true;
      this.tooLate();
    }, this.withinMs);
  }

  /** It was met. */
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
