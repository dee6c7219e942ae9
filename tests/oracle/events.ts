/**
 * The input of the oracle: events in their wire form (DESIGN 6), as far as the fold reads them. `version` and
 * `recordedAt` are what the log added. What the fold does not read (sources, titles …) may stand there and is ignored.
 */
export interface TermRef {
  kind: string;
  scope: string;
}

export interface Party {
  id: string;
  name: string;
}

export type ConditionElement =
  | string
  | { day: string }
  | { all: readonly ConditionElement[] }
  | { any: readonly ConditionElement[] };
export type ConditionExpression = Exclude<ConditionElement, { day: string }>;

export type Until = string | { unknown: true } | { for: string };

export interface Renewal {
  period: string;
  notice?: string;
  times?: number;
}

interface Conditional {
  from?: string;
  fromCondition?: ConditionExpression;
  by?: string;
}

export interface SetEffect extends TermRef, Conditional {
  effect: 'set';
  value: unknown;
  until?: Until;
  untilCondition?: ConditionExpression;
  renewal?: Renewal;
  survives?: boolean;
  between?: readonly string[];
  replaces?: readonly TermRef[];
  clarifies?: boolean;
}

export interface OverrideEffect extends TermRef, Conditional {
  effect: 'override';
  value: unknown;
  until?: Until;
  untilCondition?: ConditionExpression;
  survives?: boolean;
  between?: readonly string[];
}

export interface EndEffect extends TermRef, Conditional {
  effect: 'end';
  of?: 'override';
}

export interface NoticeEffect extends TermRef {
  effect: 'notice';
  on?: string;
}

export interface ReaffirmEffect extends TermRef {
  effect: 'reaffirm';
  on?: string;
}

export interface ContestEffect extends TermRef {
  effect: 'contest';
  value: unknown;
  from?: string;
  until?: Until;
}

export type ClaimingEffect = SetEffect | OverrideEffect | EndEffect;
export type Effect = ClaimingEffect | NoticeEffect | ReaffirmEffect | ContestEffect;

export type AgreementForm =
  | 'agreement'
  | 'amendment'
  | 'restatement'
  | 'extension'
  | 'mou'
  | 'side-letter'
  | 'term-sheet'
  | 'order';

export interface AgreementData {
  id: string;
  title: string;
  form: AgreementForm;
  signed?: string;
  /** Ids of agreements; in records of versions 1 and 2 the event that published one. */
  amends?: readonly string[] | string;
}

interface DataByType {
  PartnershipStarted: { name: string; parties: readonly Party[] };
  PartiesChanged: {
    joined?: readonly Party[];
    left?: readonly string[];
    renamed?: readonly Party[];
    succeeded?: readonly { party: string; by: Party }[];
  };
  StatementMade: { statement: string; form: string; inResponseTo?: string };
  AgreementPublished: { agreement: AgreementData; inResponseTo?: string };
  AgreementEnded: { agreement: string; how: 'expired' | 'terminated' | 'superseded' | 'withdrawn'; reason?: string };
  TermsReaffirmed: { statement: string; inResponseTo?: string };
  CollaborationAnnounced: { with: readonly string[]; subject: string };
  ComputeCommitmentAnnounced: { with: readonly string[]; programme?: string };
  InvestmentMade: { investor: string; with?: readonly string[]; round?: string };
  ConditionMet: { condition: string };
  ConditionRuledOut: { condition: string; reason?: string };
  SourcesReviewed: { through: string; note?: string };
  PartnershipEnded: { reason: string };
}

export type Standing = 'definitive' | 'non-binding' | 'reported';
export type OriginalType = keyof DataByType;

export interface Source {
  publisher: string;
  url?: string;
  title?: string;
  published?: string;
  locator?: string;
}

type ContentOf<T extends OriginalType> = {
  type: T;
  occurred: string;
  title?: string;
  standing?: Standing;
  assertedBy?: readonly string[];
  sources?: readonly Source[];
  agreement?: string;
  thirdParties?: readonly Party[];
  data: DataByType[T];
  effects?: readonly Effect[];
};

export type Content<T extends OriginalType = OriginalType> = T extends OriginalType ? ContentOf<T> : never;

export type Correction =
  | { type: 'EventCorrected'; data: { target: string; replacement: Content; reason: string } }
  | { type: 'EventRetracted'; data: { target: string; reason: string } };

export interface Recorded {
  id: string;
  version: number;
  recordedAt: string;
}

export type HistoryEvent = (Content | Correction) & Recorded;
export type History = readonly HistoryEvent[];

export const keyOf = ({ kind, scope }: TermRef): string => `${kind}/${scope}`;
export const isOf = <T extends OriginalType>(content: Content, type: T): content is Content<T> => content.type === type;
