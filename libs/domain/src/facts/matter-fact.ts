import type { OriginalContent, Standing, TermRef } from '#contracts';
import type { Bounds } from '../dates';
import type { Origin } from './origin';

export interface ConditionMetFact extends Origin {
  readonly fact: 'condition-met';
  readonly condition: string;
  readonly day: Bounds;
}

export interface ConditionRuledOutFact extends Origin {
  readonly fact: 'condition-ruled-out';
  readonly condition: string;
}

type Published = Extract<OriginalContent, { type: 'AgreementPublished' }>;
export type AgreementForm = Published['data']['agreement']['form'];

/** An agreement was published, with any standing: a reference resolves also if only the press reported it. */
export interface AgreementPublishedFact extends Origin {
  readonly fact: 'agreement-published';
  readonly eventId: string;
  readonly agreement: string;
  readonly form: AgreementForm;
  readonly day: Bounds;
  /** Agreements by id, or the events that published them. */
  readonly amends: readonly string[];
  readonly standing: Standing;
}

export interface AgreementEndedFact extends Origin {
  readonly fact: 'agreement-ended';
  readonly agreement: string;
  /** The first day after the end. */
  readonly day: Bounds;
}

export interface PartnershipEndedFact extends Origin {
  readonly fact: 'partnership-ended';
  /** The first day after the end. */
  readonly day: Bounds;
}

export interface FoundedFact extends Origin {
  readonly fact: 'founded';
  readonly parties: readonly string[];
}

export type PartyChange =
  | { readonly joined: string }
  | { readonly left: string }
  | { readonly succeeded: string; readonly by: string };

export interface PartiesChangedFact extends Origin {
  readonly fact: 'parties-changed';
  /** The agreement whose claims it applies to; null: the whole partnership. */
  readonly agreement: string | null;
  readonly day: Bounds;
  /** In the order in which they take effect. */
  readonly changes: readonly PartyChange[];
}

/** Notice that a renewing term is not to be renewed. */
export interface NoticeFact extends Origin {
  readonly fact: 'notice';
  readonly term: TermRef;
  readonly day: Bounds;
}

/** A fact that several claims may depend on. */
export type MatterFact =
  | ConditionMetFact
  | ConditionRuledOutFact
  | AgreementPublishedFact
  | AgreementEndedFact
  | PartnershipEndedFact
  | FoundedFact
  | PartiesChangedFact
  | NoticeFact;
