import type { ConditionExpression, Renewal, TermRef, Until } from '#contracts';

/** The members of a claim that are stored as written, by the names of the effect's members. Members that the effect omits are omitted. */
export interface WrittenClaim {
  /** The stated day; the day of the event if the effect omits it. */
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
  /** For a replaced term: the term of the replacing claim, whose ordinal is `before` places lower. */
  readonly replacedBy?: TermRef & { readonly before: number };
}
