import type { Event } from '#contracts';
import { statusOf, type EventStatus, type KnownEvents } from '#domain';

/** Events that were decided here and that a stored state may not show yet. */
export class RecentEvents {
  private readonly statuses = new Map<string, EventStatus>();
  /** Those of them that have taken effect: a state that is loaded from now on shows them. */
  private visible: string[] = [];

  /** What is known of events: what is stored, and what was decided here since. */
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

  /** Forgets, once a state is loaded, what had taken effect before. */
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
