import { encodeDecision, type Decision } from '#contracts';
import type { LogPlace, RecordNotAppended, RecordTooLarge } from '#event-log';
import type { TraceHeaders } from '#observability';
import type { RecordOutcome } from '../command';
import type { AttemptRuling } from '../rulings/ruling-watch';
import type { QueueContext } from './queue-context';

/** The outcome of an attempt to record a decision. */
export type AttemptEnd =
  /** The record is certainly not in the log. `outcome` is the response unless the command is retried. */
  | { readonly end: 'not-appended'; readonly outcome: RecordOutcome }
  | { readonly end: 'ruled'; readonly ruling: AttemptRuling }
  /** The record may be in the log; its ruling did not come in time. */
  | { readonly end: 'unruled' };

/** Appends a decision and waits at most `withinMs` for its ruling. */
export async function appendAndAwait(
  decision: Decision,
  partition: number,
  withinMs: number,
  { appender, watch, writeVersion }: Pick<QueueContext, 'appender' | 'watch' | 'writeVersion'>,
  headers?: TraceHeaders,
): Promise<AttemptEnd> {
  const { partnershipId, commandId, expectedHead } = decision;
  // The wait starts before the append, because the ruling may come at once.
  const awaited = watch.await({ partition, partnershipId, commandId, expectedHead }, withinMs);
  const value = encodeDecision(decision, writeVersion);
  const appended = await appender.append(partnershipId, value, headers).then(placeOf, failureOf);
  if (typeof appended === 'object' && appended !== null) {
    awaited.abandon();
    return { end: 'not-appended', outcome: appended };
  }
  awaited.appended(appended);
  const ruling = await awaited.ruling;
  return ruling ? { end: 'ruled', ruling } : { end: 'unruled' };
}

const placeOf = ({ offset }: LogPlace): number => offset;

/** Returns why a record is certainly not in the log; null if that is not certain and its ruling has to be awaited. */
function failureOf(error: unknown): RecordOutcome | null {
  const failure = error as Partial<RecordNotAppended | RecordTooLarge>;
  if (failure.code === 'record-too-large')
    return { outcome: 'too-large', bytes: failure.bytes!, limit: failure.limit! };
  return failure.code === 'record-not-appended' ? { outcome: 'log-unavailable' } : null;
}
