import type { ConditionExpression, TermRef } from '#contracts';
import type { Origin, ValueFact } from '../facts';

/** A cause of a difference between answers: a fact and its effect. */
export interface Cause {
  readonly because:
    | 'set'
    | 'ended'
    | 'end-passed'
    | 'override-started'
    | 'override-ended'
    | 'suspended'
    | 'agreement-ended'
    | 'partnership-ended'
    | 'parties-changed'
    | 'notice-given'
    | 'renewal'
    | 'condition-met'
    | 'condition-ruled-out'
    | 'condition-open'
    | 'lapsed'
    | 'not-yet-started'
    | 'imprecise'
    /** The statement no longer stands: its root event was retracted, or corrected to state something else. */
    | 'taken-back';
  readonly fact: Origin;
  readonly condition?: ConditionExpression;
  /** The term that replaced this one. */
  readonly replacedBy?: TermRef;
}

/** Identifies a statement by its record place and by the correction that supplies it. */
export const identityOf = ({ order, eventVersion }: Origin): string => `${order[0]}.${order[1]}.${eventVersion}`;

export const started = (claim: ValueFact): Cause => {
  if (claim.effect === 'set') return { because: 'set', fact: claim };
  return { because: claim.value === null ? 'suspended' : 'override-started', fact: claim };
};

/** Removes repeated causes. Statements of one event, and their removal by one act, count as one. */
export const distinct = (causes: readonly Cause[]): Cause[] => {
  const keyOf = ({ because, fact }: Cause): string =>
    because === 'taken-back' ? `${because} ${fact.order[0]}` : `${because} ${identityOf(fact)}`;
  return [...new Map(causes.map((cause) => [keyOf(cause), cause])).values()];
};
