import type { Stop } from './run-process';

/** The resources opened so far. The last one opened is closed first, because it depends on those before it. */
export class Shutdown {
  private readonly stops: Stop[] = [];

  add(stop: Stop): void {
    this.stops.push(stop);
  }

  /** Closes each resource once, even if it is called again while a start fails. */
  async run(): Promise<void> {
    for (let stop = this.stops.pop(); stop !== undefined; stop = this.stops.pop()) await stop();
  }
}
