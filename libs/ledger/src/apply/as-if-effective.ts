import { FIRST_PLACE_HASH, type Decision } from '#contracts';
import type { Queryable } from '#postgres';
import type { EffectiveDecision } from '../decisions/recorded-event';
import { BatchState } from './batch-state';
import { headsInPostgres } from './heads';

/** A place that does not exist in the log. */
const NOWHERE = { partition: -1, offset: -1, placeHash: FIRST_PLACE_HASH } as const;

/** Returns a decision as it would take effect on the stored state. Writes nothing. */
export async function asIfEffective(db: Queryable, decision: Decision): Promise<EffectiveDecision> {
  const state = await BatchState.load(db, [decision], { heads: headsInPostgres(db), commands: false });
  return state.take(
    {
      ...NOWHERE,
      writtenIn: decision.schemaVersion,
      timestamp: Date.parse(decision.appendedAt ?? decision.recordedAt),
    },
    decision,
  );
}
