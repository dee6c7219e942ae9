import { waitOut } from '#postgres';
import { timelineSchema } from '#read-models';
import { rebuildSchema } from '#rebuild';
import { subscriptionsSchema } from '#subscriptions';
import { print, printJson, writeNote } from '../output/print';
import { interruption } from '../run/interruption';
import { openDatabaseOf, settingsOf } from './servers';

/**
 * Migrates all tables. Waits for locks and for other processes that migrate. With `check`, only lists the pending migrations. Returns whether the
 * tables are up to date.
 */
export async function migrate({ json, check }: { readonly json: boolean; readonly check: boolean }): Promise<boolean> {
  const database = await openDatabaseOf(settingsOf(process.env), [timelineSchema, rebuildSchema, subscriptionsSchema]);
  try {
    const pending = await database.pendingMigrations();
    if (check) {
      if (json) printJson({ pending });
      else print(pending.length === 0 ? 'The tables are up to date.' : pending.join('\n'));
      return pending.length === 0;
    }
    const done: string[] = [];
    await waitOut(
      () =>
        database.migrate((migration) => {
          done.push(migration);
          if (!json) print(migration);
        }),
      interruption(),
      (error) => writeNote(`not yet: ${error instanceof Error ? error.message : String(error)}`),
    );
    if (json) printJson({ done });
    else print('The tables are up to date.');
    return true;
  } finally {
    await database.close();
  }
}
