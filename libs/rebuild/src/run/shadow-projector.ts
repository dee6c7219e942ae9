import { setTimeout as elapsed } from 'node:timers/promises';
import { readAllProgress } from '#ledger';
import { type Database } from '#postgres';
import type { Filler, Places, StartFiller } from './filler';

const LOOK_MS = 20;

export const placesOf = async (database: Pick<Database, 'pool'>): Promise<Map<number, number>> =>
  new Map((await readAllProgress(database.pool)).map(({ partition, nextOffset }) => [partition, nextOffset]));

export const recordsIn = (places: Places): number => [...places.values()].reduce((sum, place) => sum + place, 0);

/** Brings a schema that does not serve to given places, alone or together with other fillers. */
export class ShadowProjector {
  private halted: { readonly error: unknown } | null = null;
  private readonly fillers: readonly Filler[];

  constructor(
    private readonly database: Database,
    { group, start }: { readonly group: string; readonly start: readonly StartFiller[] },
  ) {
    this.fillers = start.map((each) => each({ group, onHalt: (error) => (this.halted = { error }) }));
  }

  /** Continues to these places and stops there. Rejects if a record cannot be applied. */
  async reach(places: Places, onProgress: (here: Places) => Promise<void> = () => Promise.resolve()): Promise<void> {
    for (const filler of this.fillers) filler.allow(places);
    for (;;) {
      const here = await placesOf(this.database);
      if ([...places].every(([partition, place]) => (here.get(partition) ?? -1) >= place)) return;
      if (this.halted) throw this.halted.error;
      await onProgress(here);
      await elapsed(LOOK_MS);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.fillers.map((filler) => filler.stop()));
  }
}
