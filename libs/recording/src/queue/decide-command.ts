import { SHAPE_SCHEMA_VERSION, type Decision, type WriteVersion } from '#contracts';
import { headAfter, newTermsOf, registerAfter, type KnownEvents, type KnownTerms, type TermKinds } from '#domain';
import type { RecordCommand, RecordOutcome } from '../command';
import { decideOnStored, withoutNames, type HeadState, type StoredState } from '#ledger';

/** The input of a decision about a command. */
export interface DecisionBasis {
  readonly partition: number;
  readonly stored: StoredState;
  /** The state of the partnership if everything in flight takes effect. */
  readonly headState: HeadState;
  /** The status of the events that it names: as stored, and as decided since. */
  readonly known: KnownEvents;
  /** Whether the same command is in flight. */
  readonly isInFlight: boolean;
  /** Whether any command is in flight; if none is, the names of earlier commands are registered. */
  readonly isAnyInFlight: boolean;
  readonly now: string;
  readonly termKinds: TermKinds;
  /** The version of the records that are written. */
  readonly writeVersion: WriteVersion;
}

export type CommandVerdict =
  /** Certain, whatever is in flight. */
  | { readonly verdict: 'answer'; readonly outcome: RecordOutcome }
  /** Certain only if nothing is in flight: it may depend on a decision without a ruling. */
  | { readonly verdict: 'refuse'; readonly outcome: RecordOutcome }
  /** The same command is in flight; its ruling answers both. */
  | { readonly verdict: 'wait' }
  /** `after` is the state of the partnership after the decision takes effect. */
  | { readonly verdict: 'append'; readonly decision: Decision; readonly after: HeadState };

/** Decides a command. Uses no clock, no randomness and no side effects. */
export function decideCommand(command: RecordCommand, basis: DecisionBasis): CommandVerdict {
  const { stored, partition, isInFlight } = basis;
  const before = stored.decisions.get(command.commandId);
  if (before) {
    const isSame = before.fingerprint === command.fingerprint;
    return answer(isSame ? { outcome: 'recorded', decision: before, repeated: true } : { outcome: 'key-reused' });
  }
  if (isInFlight) return { verdict: 'wait' };
  if (stored.halted) return answer({ outcome: 'partition-halted', partition });
  const refusal = refusalOf(command, basis);
  return refusal ? { verdict: 'refuse', outcome: refusal } : appending(command, basis);
}

const answer = (outcome: RecordOutcome): CommandVerdict => ({ verdict: 'answer', outcome });

function refusalOf(command: RecordCommand, basis: DecisionBasis): RecordOutcome | null {
  const { headState, known, now, termKinds, writeVersion } = basis;
  const { version } = headState.head;
  const { accepts } = command;
  if (accepts && !accepts(version)) return { outcome: 'head-differs', version };
  const verdict = decideOnStored(basis.stored, command, { termKinds, writeVersion, now }, { headState, known });
  return 'refused' in verdict ? { outcome: 'refused', refusals: verdict.refused } : null;
}

function appending(command: RecordCommand, basis: DecisionBasis): CommandVerdict {
  const { head, recordedAt, register, terms } = basis.headState;
  const stamp = command.recordedAt ?? basis.now;
  const decision: Decision = {
    schemaVersion: SHAPE_SCHEMA_VERSION,
    commandId: command.commandId,
    partnershipId: command.partnershipId,
    expectedHead: head,
    fingerprint: command.fingerprint,
    actor: command.actor,
    recordedAt: stamp > recordedAt ? stamp : recordedAt,
    imported: command.recordedAt !== null,
    appendedAt: basis.now,
    events: [...command.events],
  };
  const after: HeadState = {
    head: headAfter(decision),
    recordedAt: decision.recordedAt,
    register: registerAfter(basis.isAnyInFlight ? register : withoutNames(register), command.events, basis.known),
    terms: terms + newTermsOf(command.events, termsKnown(basis)).length,
  };
  return { verdict: 'append', decision, after };
}

const termsKnown = ({ headState, stored }: DecisionBasis): KnownTerms => ({
  count: headState.terms,
  named: stored.terms,
});
