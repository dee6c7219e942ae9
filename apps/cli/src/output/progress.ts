import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on standard error; nothing if that is not a terminal. */
export class Progress {
  private bar: SingleBar | undefined;

  constructor(private readonly what: string) {}

  update(value: number, total: number, note: string): void {
    if (!process.stderr.isTTY || total === 0) return;
    if (this.bar === undefined) {
      const format = `${this.what} {bar} {percentage} % {note}`;
      this.bar = new SingleBar(
        { format, stream: process.stderr, hideCursor: true, clearOnComplete: true },
        Presets.shades_classic,
      );
      this.bar.start(total, value, { note });
    } else this.bar.update(value, { note });
  }

  stop(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  /** Prints a line above the bar. */
  report(text: string): void {
    if (this.bar !== undefined) process.stderr.write('\r\u001b[K');
    process.stderr.write(`${text}\n`);
  }
}
