import { setTimeout as elapsed } from 'node:timers/promises';
import type { Queryable } from '#postgres';
import { sharedFilling, type Filling } from '../store/filling';
import { isRebuildLocked } from '../store/rebuild-lock';
import { buildFingerprint } from './build-fingerprint';
import { fillingGroup, type Filler, type StartFiller } from './filler';

const LOOK_MS = 200;

/** Whether a process of this build has something to do for the rebuild at work: nobody carries it out, or it may be filled along. */
export const isHelpWanted = async (db: Queryable): Promise<boolean> =>
  !(await isRebuildLocked(db)) || (await sharedFilling(db, buildFingerprint())) !== null;

/** The rebuild that another process carries out and that this one may fill, too. */
async function fillingElsewhere(db: Queryable): Promise<Filling | null> {
  const filling = await sharedFilling(db, buildFingerprint());
  return filling !== null && (await isRebuildLocked(db)) ? filling : null;
}

/**
 * Fills the schema of a rebuild that another process carries out, until it is filled or nobody carries it out any more. What it writes never lies beyond what
 * served while the rebuild was still being filled, so nobody has to wait until it has stopped.
 * @throws what halted it
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
