import type { ConditionExpression, Renewal, TermRef, Until } from '#contracts';

/** What of a claim is kept as it was written, by the names of its effect; what was left out is left out. */
export interface WrittenClaim {
  /** Of what was left out, the day on which the event occurred. */
  readonly from: string;
  readonly fromCondition?: ConditionExpression;
  readonly by?: string;
  readonly until?: Until;
  readonly untilCondition?: ConditionExpression;
  readonly renewal?: Renewal;
  readonly survives?: true;
  readonly clarifies?: true;
  readonly replaces?: readonly TermRef[];
  readonly of?: 'override';
  /** The agreement that its event belongs to. */
  readonly agreement?: string;
  /** Of a term that is replaced: by the claim of which term, which stands so many places before this one. */
  readonly replacedBy?: TermRef & { readonly before: number };
}
