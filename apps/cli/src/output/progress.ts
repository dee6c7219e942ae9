import { Presets, SingleBar } from 'cli-progress';

/** A bar on standard error, where that is a terminal; nothing elsewhere. */
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

  /** Tells a line above the bar. */
  tell(text: string): void {
    if (this.bar !== undefined) process.stderr.write('\r\u001b[K');
    process.stderr.write(`${text}\n`);
  }
}
