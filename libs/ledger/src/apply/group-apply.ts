import { SharedWork, isStorageTrouble, isTooMuch } from '#postgres';
import { applyRecords, type Applied, type ApplyContext, type Batch } from './apply-records';

/** The number of concurrent groups: while one waits for Postgres, another is computed. */
const GROUPS_AT_ONCE = 3;
const RECORDS_IN_GROUP = 2_000;

type Outcome = { readonly applied: Applied } | { readonly error: unknown };

/**
 * Group commit across partitions: batches ready at the same moment share a transaction. When little is written, round trips take most of a batch's
 * time, and partitions would wait for each other.
 */
export class GroupApply {
  private readonly groups: SharedWork<Batch, Outcome>;

  constructor(context: ApplyContext) {
    this.groups = new SharedWork((batches) => applyGroup(context, batches), {
      atOnce: GROUPS_AT_ONCE,
      weight: RECORDS_IN_GROUP,
      weightOf: ({ records }) => records.length,
    });
  }

  /** Applies one batch as `applyRecords` does. */
  async apply(batch: Batch): Promise<Applied> {
    const outcome = await this.groups.do(batch);
    if ('error' in outcome) throw outcome.error;
    return outcome.applied;
  }
}

/**
 * Applies a group. If it fails, each batch is applied alone, which shows the one at fault or too large; other storage errors are no batch's fault.
 */
async function applyGroup(context: ApplyContext, batches: readonly Batch[]): Promise<Outcome[]> {
  try {
    return (await applyRecords(context, batches)).map((applied) => ({ applied }));
  } catch (error) {
    if (batches.length === 1 || (isStorageTrouble(error) && !isTooMuch(error))) return batches.map(() => ({ error }));
    const outcomes: Outcome[] = [];
    for (const batch of batches) outcomes.push(...(await applyGroup(context, [batch])));
    return outcomes;
  }
}
