import type { ConditionExpression, TermRef } from '#contracts';
import type { Origin, ValueFact } from '../facts';

/** What made an answer differ: the fact that says so, and how it counts. */
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
    /** Nothing stands any more of what its root event said: it was retracted, or corrected to say something else. */
    | 'taken-back';
  readonly said: Origin;
  readonly condition?: ConditionExpression;
  /** The term that took the place of this one. */
  readonly replacedBy?: TermRef;
}

/** Tells apart what is said in different places, or by a correction in place of another one. */
export const identityOf = ({ order, eventVersion }: Origin): string => `${order[0]}.${order[1]}.${eventVersion}`;

export const started = (claim: ValueFact): Cause => {
  if (claim.effect === 'set') return { because: 'set', said: claim };
  return { because: claim.value === null ? 'suspended' : 'override-started', said: claim };
};

/** Each once; what one event said and what was taken back of it, by the same act, as one. */
export const distinct = (causes: readonly Cause[]): Cause[] => {
  const keyOf = ({ because, said }: Cause): string =>
    because === 'taken-back' ? `${because} ${said.order[0]}` : `${because} ${identityOf(said)}`;
  return [...new Map(causes.map((cause) => [keyOf(cause), cause])).values()];
};
