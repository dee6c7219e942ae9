/** Lets a few tasks run at a time; the others wait in line. */
export class Turnstile {
  private readonly line: (() => void)[] = [];
  private running = 0;

  constructor(private readonly atOnce: number) {}

  async pass<T>(task: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) await new Promise<void>((resolve) => this.line.push(resolve));
    else this.running += 1;
    try {
      return await task();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
