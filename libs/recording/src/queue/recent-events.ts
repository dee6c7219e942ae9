import type { Event } from '#contracts';
import { statusOf, type EventStatus, type KnownEvents } from '#domain';

/** Events that were decided here and may be missing in a stored state. */
export class RecentEvents {
  private readonly statuses = new Map<string, EventStatus>();
  /** Ids of those that have taken effect; every state loaded from now on contains them. */
  private visible: string[] = [];

  /** Returns the status of events: the stored ones and those decided here since. */
  with(stored: KnownEvents): Map<string, EventStatus> {
    return new Map([...stored, ...this.statuses]);
  }

  add(events: readonly Event[], stored: KnownEvents): void {
    const known = this.with(stored);
    for (const event of events) {
      const status = statusOf(event, known);
      if (!status) continue;
      known.set(event.id, status);
      this.statuses.set(event.id, status);
    }
  }

  tookEffect(events: readonly Event[]): void {
    this.visible.push(...events.map(({ id }) => id));
  }

  /** Loads a state, then removes the events that had taken effect before the load. */
  async whileLoading<T>(load: () => Promise<T>): Promise<T> {
    const shown = this.visible;
    this.visible = [];
    const loaded = await load();
    for (const id of shown) this.statuses.delete(id);
    return loaded;
  }

  clear(): void {
    this.statuses.clear();
  }
}
