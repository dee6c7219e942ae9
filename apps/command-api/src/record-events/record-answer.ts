import { encodeCursor } from '#contracts';
import { isConflict, type Refusal } from '#domain';
import { faulty, Problem, unavailable } from '#http';
import type { Recorder, RecordOutcome } from '#recording';
import type { StoredDecision } from '#ledger';

export type Recorded = Extract<RecordOutcome, { outcome: 'recorded' }>;

/** Returns the body of a 201, for the first request and for every repetition. */
export function recordedAnswer(decision: StoredDecision, recorder: Recorder) {
  const { partnershipId, commandId, version, historyHash, events, termChanges, warnings } = decision;
  const { writeVersion } = recorder;
  const more = recorder.cursorOfMore(decision);
  return {
    partnershipId,
    commandId,
    version,
    historyHash,
    events,
    termChanges,
    ...(more ? { more: encodeCursor(more, writeVersion) } : {}),
    warnings,
    cursor: encodeCursor(recorder.cursorAfter(decision), writeVersion),
  };
}

export const decisionPath = (partnershipId: string, commandId: string): string =>
  `/v1/partnerships/${partnershipId}/decisions/${encodeURIComponent(commandId)}`;

/** Returns the problem for an outcome that is not a success. */
export function problemOf(outcome: Exclude<RecordOutcome, { outcome: 'recorded' | 'unruled' }>): Problem {
  switch (outcome.outcome) {
    case 'refused':
      return problemOfRefusals(outcome.refusals);
    case 'key-reused':
      return new Problem({
        status: 422,
        code: 'idempotency-key-reused',
        detail: 'The Idempotency-Key has been used for other events of this partnership.',
      });
    case 'head-differs':
      return new Problem({
        status: 412,
        code: 'precondition-failed',
        detail: `The partnership is at version ${outcome.version}, which If-Match does not accept.`,
        members: { version: outcome.version },
        headers: { etag: `"${outcome.version}"` },
      });
    case 'too-large':
      return new Problem({
        status: 413,
        code: 'decision-too-large',
        detail: `The decision has ${outcome.bytes} bytes; a record takes at most ${outcome.limit}. Send fewer events at once.`,
      });
    case 'not-in-time':
      return unavailable(
        'service-unavailable',
        'The command could not be decided in time. Nothing is recorded; send it again.',
        2,
      );
    case 'contended':
      return unavailable(
        'contended',
        'Other writers were faster again and again. Send it again with the same Idempotency-Key.',
        1,
      );
    case 'log-unavailable':
      return unavailable('log-unavailable', 'Kafka did not take the record. Nothing is recorded; send it again.', 2);
    case 'partition-halted':
      return unavailable(
        'partition-halted',
        `Partition ${outcome.partition} is halted; /v1/halts shows why. Nothing is recorded.`,
        30,
      );
  }
}

function problemOfRefusals(refusals: readonly Refusal[]): Problem {
  const leading = refusals.find(isConflict) ?? refusals[0]!;
  const others = refusals.filter((refusal) => refusal !== leading);
  return faulty(leading.code, [leading, ...others], isConflict(leading) ? 409 : 422, sentenceOf(leading));
}

/** Returns a refusal as a sentence. What is wrong with a value is said of its place. */
const sentenceOf = ({ code, pointer, detail }: Refusal): string =>
  code === 'value-invalid' ? `${pointer} ${detail}` : detail;
