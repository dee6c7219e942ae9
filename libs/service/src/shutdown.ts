import type { Stop } from './run-process';

/** What has been opened so far. What was opened last is closed first, as it rests on what was opened before it. */
export class Shutdown {
  private readonly stops: Stop[] = [];

  add(stop: Stop): void {
    this.stops.push(stop);
  }

  /** Each is closed once, even if this is called again while a start fails. */
  async run(): Promise<void> {
    for (let stop = this.stops.pop(); stop !== undefined; stop = this.stops.pop()) await stop();
  }
}
