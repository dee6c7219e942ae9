import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import type { EventLog } from '#event-log';
import { dropSchema, lockProgress, swapSchemas, TIMELINE_BEFORE, TIMELINE_NEXT } from '../store/schema-swap';
import { shareFilling } from '../store/filling';
import { changeState, rebuildAtWork } from '../store/rebuilds';
import {
  RebuildInterrupted,
  type Rebuild,
  type RebuildDifferences,
  type StateAtRest,
  type StateAtWork,
} from '../store/rebuild';
import { isStorageTrouble, TIMELINE, type Database } from '#postgres';
import { auditTo, type Logger } from '#observability';
import { addDifferences, compareBuilds, NO_DIFFERENCES } from '../proof/prove';
import { touchedSince } from '../proof/touched-since';
import { buildFingerprint } from './build-fingerprint';
import { fillingGroup, startFiller, type FillerOptions, type Places, type StartFiller } from './filler';
import { ProgressMeter } from './rebuild-progress';
import { placesOf, recordsIn, ShadowProjector } from './shadow-projector';
import { finishShadow, openSchema, openShadow, schemaExists } from './shadow-schema';

/** The number of records behind the serving schema at which comparing begins; later writes are compared afterwards. */
const CLOSE_RECORDS = 1_000;
/** The maximum number of partnerships that are compared while writing waits. */
const FEW_PARTNERSHIPS = 1_000;
const STORE_EVERY_MS = 500;
const STORAGE_RETRY_MS = 1_000;
/** Milliseconds that a snapshot of the serving schema may last while the rebuilt one catches up. It locks nothing. */
const SNAPSHOT_IDLE_MS = 60 * 60 * 1_000;

export interface RebuildParts {
  readonly log: EventLog;
  readonly database: Database;
  readonly logger: Logger;
  readonly now: () => number;
  /** The fillers in other threads, which run while this one fills too. */
  readonly otherFillers: readonly StartFiller[];
}

/** The result of a comparison, and the progress of both builds at that time. */
interface Proof {
  readonly at: Places;
  readonly differences: RebuildDifferences;
}

class Differs extends Error {
  constructor(readonly differences: RebuildDifferences) {
    super('what was rebuilt differs');
  }
}

/** Runs the requested rebuild, from whatever state it is in: one process at a time. */
export class RebuildRun {
  constructor(private readonly parts: RebuildParts) {}

  /** Works until no rebuild is at work any more. An error in our own code ends the rebuild as failed; storage errors only delay it. */
  async untilDone(): Promise<void> {
    for (;;) {
      const rebuild = await rebuildAtWork(this.pool).catch(() => undefined);
      if (rebuild === null) return;
      if (rebuild === undefined) await elapsed(STORAGE_RETRY_MS);
      else await this.work(rebuild);
    }
  }

  private get pool() {
    return this.parts.database.pool;
  }

  private report(rebuild: Rebuild, state: StateAtRest): void {
    auditTo(this.parts.logger)({ act: `rebuild-${state}`, actor: 'service', rebuild: rebuild.id });
  }

  private async work(rebuild: Rebuild): Promise<void> {
    const { logger } = this.parts;
    logger.info({ rebuild: rebuild.id, state: rebuild.state }, 'rebuild goes on');
    try {
      await this.actions[rebuild.state as StateAtWork](rebuild);
    } catch (error) {
      if (error instanceof RebuildInterrupted) return;
      if (isStorageTrouble(error)) {
        logger.warn({ err: error }, 'the rebuild was disturbed and goes on');
        await elapsed(STORAGE_RETRY_MS);
        return;
      }
      logger.error({ err: error }, 'the rebuild failed');
      const message = error instanceof Error ? error.message : String(error);
      await changeState(this.pool, rebuild, 'failed', { error: message }).catch(() => undefined);
      this.report(rebuild, 'failed');
    }
  }

  private readonly actions: Record<StateAtWork, (rebuild: Rebuild) => Promise<void>> = {
    filling: (rebuild) => this.fill(rebuild),
    comparing: (rebuild) => this.compareAndSwap(rebuild),
    // The comparison is no longer known: compare again.
    swapping: (rebuild) => changeState(this.pool, rebuild, 'comparing'),
    cancelling: (rebuild) => this.drop(rebuild, TIMELINE_NEXT, 'cancelled'),
    discarding: (rebuild) => this.drop(rebuild, TIMELINE_BEFORE, 'discarded'),
    'rolling-back': (rebuild) => this.rollBack(rebuild),
  };

  private async fill(rebuild: Rebuild): Promise<void> {
    await this.beside(
      async () => {
        const shadow = await openShadow(this.parts.database, rebuild.id);
        await shareFilling(this.pool, rebuild.id, buildFingerprint());
        return shadow;
      },
      async (_, projector) => {
        await this.approach(rebuild, projector);
        await changeState(this.pool, rebuild, 'comparing');
      },
      { group: fillingGroup(rebuild.id), otherFillers: this.parts.otherFillers },
    );
  }

  private async compareAndSwap(rebuild: Rebuild): Promise<void> {
    await this.beside(
      () => openShadow(this.parts.database, rebuild.id),
      async (shadow, projector) => {
        await finishShadow(shadow);
        await this.approach(rebuild, projector);
        try {
          const proof = await this.prove(rebuild, shadow, projector);
          await changeState(this.pool, rebuild, 'swapping', { differences: proof.differences });
          await this.swap({ ...rebuild, state: 'swapping' }, { shadow, projector, proof });
        } catch (error) {
          if (!(error instanceof Differs)) throw error;
          const now = await rebuildAtWork(this.pool);
          if (now) await changeState(this.pool, now, 'refused', { differences: error.differences });
          this.report(rebuild, 'refused');
        }
      },
    );
  }

  private async rollBack(rebuild: Rebuild): Promise<void> {
    const { database } = this.parts;
    if (await schemaExists(database, TIMELINE_BEFORE)) {
      await this.pool.query(`UPDATE ${TIMELINE_BEFORE}.partition_progress SET retired = false`);
      await this.beside(
        () => openSchema(database.directUrl, TIMELINE_BEFORE),
        async (_, projector) => {
          await this.approach(rebuild, projector);
          await database.transaction(
            'disk',
            async (tx) => {
              await projector.reach(await lockProgress(tx, TIMELINE));
              await changeState(tx, rebuild, 'rolling-back');
              await swapSchemas(tx, TIMELINE_BEFORE, TIMELINE_NEXT);
            },
            'long',
          );
        },
      );
    }
    await this.drop(rebuild, TIMELINE_NEXT, 'rolled-back');
  }

  private async drop(rebuild: Rebuild, schema: string, then: 'cancelled' | 'discarded' | 'rolled-back'): Promise<void> {
    await this.parts.database.transaction(
      'disk',
      async (tx) => {
        await dropSchema(tx, schema);
        await changeState(tx, rebuild, then);
      },
      'long',
    );
    this.report(rebuild, then);
  }

  private async beside(
    open: () => Promise<Database>,
    work: (shadow: Database, projector: ShadowProjector) => Promise<void>,
    // With a group of its own, nothing waits after a crash for the session of the dead member.
    { group, otherFillers }: Pick<RebuildParts, 'otherFillers'> & { readonly group: string } = {
      group: `rebuild-${randomUUID()}`,
      otherFillers: [],
    },
  ): Promise<void> {
    const shadow = await open();
    const { log, logger } = this.parts;
    const start = [
      (options: FillerOptions) => startFiller({ log, database: shadow, logger, ...options }),
      ...otherFillers,
    ];
    const projector = new ShadowProjector(shadow, { group, start });
    try {
      await work(shadow, projector);
    } finally {
      await projector.stop();
      await shadow.close();
    }
  }

  /** Follows the serving schema until it is close behind, and stores its progress. */
  private async approach(rebuild: Rebuild, projector: ShadowProjector): Promise<void> {
    const meter = new ProgressMeter(this.parts.now);
    let storedAt = -Infinity;
    for (;;) {
      const goal = await placesOf(this.parts.database);
      const report = async (here: Places): Promise<void> => {
        if (this.parts.now() < storedAt + STORE_EVERY_MS) return;
        storedAt = this.parts.now();
        await changeState(this.pool, rebuild, rebuild.state, {
          progress: meter.measure(recordsIn(here), recordsIn(goal)),
        });
      };
      await projector.reach(goal, report);
      const ahead = recordsIn(await placesOf(this.parts.database)) - recordsIn(goal);
      if (ahead > CLOSE_RECORDS) continue;
      const progress = meter.measure(recordsIn(goal), recordsIn(goal));
      return changeState(this.pool, rebuild, rebuild.state, { progress });
    }
  }

  /**
   * Compares everything, then what changed meanwhile, until few partnerships are left or writers touch as many as a pass compares. The rest waits for
   * the last pass.
   * @throws Differs if a difference is not accepted
   */
  private async prove(rebuild: Rebuild, shadow: Database, projector: ShadowProjector): Promise<Proof> {
    let proof: Proof | null = null;
    for (let left = Infinity; ;) {
      proof = await this.compareOnce(rebuild, { shadow, projector, since: proof });
      refuseUnlessAccepted(rebuild, proof.differences);
      await changeState(this.pool, rebuild, rebuild.state);
      const touched = await this.countTouchedSince(proof);
      if (touched <= FEW_PARTNERSHIPS || touched >= left) return proof;
      left = touched;
    }
  }

  private async countTouchedSince({ at }: Proof): Promise<number> {
    const client = await this.parts.database.connect('long');
    try {
      return (await touchedSince(client, at)).length;
    } finally {
      client.release();
    }
  }

  /** Compares both builds at the same place: the serving one in a snapshot while it goes on, the rebuilt one stopped there. */
  private async compareOnce(
    rebuild: Rebuild,
    { shadow, projector, since }: { shadow: Database; projector: ShadowProjector; since: Proof | null },
  ): Promise<Proof> {
    const [serving, rebuilt] = await Promise.all([this.parts.database.connect('long'), shadow.connect('long')]);
    try {
      await serving.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL idle_in_transaction_session_timeout = ${SNAPSHOT_IDLE_MS}`,
      );
      const { rows } = await serving.query<{ partition: number; next_offset: number }>(
        'SELECT partition, next_offset FROM partition_progress',
      );
      const at = new Map(rows.map((row) => [row.partition, row.next_offset]));
      await projector.reach(at);
      const only = since && (await touchedSince(serving, since.at));
      const found = await compareBuilds({ serving, rebuilt }, { seed: rebuild.id, only });
      await serving.query('COMMIT');
      return { at, differences: addDifferences(since?.differences ?? NO_DIFFERENCES, found) };
    } finally {
      // All that a comparison left behind ends with its connection.
      serving.release(true);
      rebuilt.release();
    }
  }

  /** Applies the last records, compares for the last time and swaps, while writing waits. */
  private async swap(
    rebuild: Rebuild,
    { shadow, projector, proof }: { shadow: Database; projector: ShadowProjector; proof: Proof },
  ): Promise<void> {
    const { database } = this.parts;
    await database.transaction('disk', (tx) => dropSchema(tx, TIMELINE_BEFORE), 'long');
    const rebuilt = await shadow.connect('long');
    try {
      await database.transaction(
        'disk',
        async (tx) => {
          await projector.reach(await lockProgress(tx, TIMELINE));
          const only = await touchedSince(tx, proof.at);
          const found = await compareBuilds({ serving: tx, rebuilt }, { seed: rebuild.id, only });
          const differences = addDifferences(proof.differences, found);
          refuseUnlessAccepted(rebuild, differences);
          await changeState(tx, rebuild, 'swapped', { differences });
          await swapSchemas(tx, TIMELINE_NEXT, TIMELINE_BEFORE);
        },
        'long',
      );
      this.report(rebuild, 'swapped');
    } finally {
      rebuilt.release();
    }
  }
}

/** Throws `Differs` if rulings differ, or anything else that was not accepted. */
function refuseUnlessAccepted({ acceptDifferences }: Rebuild, differences: RebuildDifferences): void {
  const { rulings, rows, answers } = differences;
  if (rulings > 0 || (rows + answers > 0 && !acceptDifferences)) throw new Differs(differences);
}
