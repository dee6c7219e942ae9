import { setTimeout as elapsed } from 'node:timers/promises';
import type { Queryable } from '#postgres';
import { sharedFilling, type Filling } from '../store/filling';
import { isRebuildLocked } from '../store/rebuild-lock';
import { buildFingerprint } from './build-fingerprint';
import { fillingGroup, type Filler, type StartFiller } from './filler';

const LOOK_MS = 200;

/** Returns whether a process of this build can help: no process runs the rebuild, or others may help to fill it. */
export const isHelpWanted = async (db: Queryable): Promise<boolean> =>
  !(await isRebuildLocked(db)) || (await sharedFilling(db, buildFingerprint())) !== null;

/** Returns the rebuild that another process runs and this one may help to fill. */
async function fillingElsewhere(db: Queryable): Promise<Filling | null> {
  const filling = await sharedFilling(db, buildFingerprint());
  return filling !== null && (await isRebuildLocked(db)) ? filling : null;
}

/**
 * Fills the schema of a rebuild that another process runs, until it is filled or no process runs it any more. It never writes beyond the progress
 * that the serving schema had while the rebuild was still being filled, so nothing has to wait until it has stopped.
 * @throws the error that halted it
 */
export async function fillAlong(db: Queryable, startFillers: readonly StartFiller[]): Promise<void> {
  const halts: unknown[] = [];
  let fillers: Filler[] = [];
  let rebuildId: string | undefined;
  try {
    for (;;) {
      const filling = await fillingElsewhere(db);
      // The next rebuild has a schema of its own.
      if (filling === null || filling.rebuildId !== (rebuildId ??= filling.rebuildId)) return;
      if (fillers.length === 0) {
        const group = fillingGroup(rebuildId);
        fillers = startFillers.map((start) => start({ group, onHalt: (error) => halts.push(error) }));
      }
      for (const filler of fillers) filler.allow(filling.places);
      if (halts.length > 0) throw halts[0];
      await elapsed(LOOK_MS);
    }
  } finally {
    await Promise.all(fillers.map((filler) => filler.stop()));
  }
}
