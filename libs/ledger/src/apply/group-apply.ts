import { SharedWork, isStorageTrouble, isTooMuch } from '#postgres';
import { applyRecords, type Applied, type ApplyContext, type Batch } from './apply-records';

/** Groups under way at once: while one waits for Postgres, another is worked out. */
const GROUPS_AT_ONCE = 3;
const RECORDS_IN_GROUP = 2_000;

type Outcome = { readonly applied: Applied } | { readonly error: unknown };

/**
 * Group commit across partitions: batches that are there at the same moment share a transaction. A batch's round trips are most of its time
 * when little is written, and so would the partitions wait for each other.
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

  /** As `applyRecords` for one batch. */
  async apply(batch: Batch): Promise<Applied> {
    const outcome = await this.groups.do(batch);
    if ('error' in outcome) throw outcome.error;
    return outcome.applied;
  }
}

/** Whose fault it is when a group fails shows when each is applied alone, and so does whether it was too much; other trouble of the storage is nobody's. */
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
