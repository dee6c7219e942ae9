/** Event types in everyday words. */
export const TYPES: Readonly<Record<string, string>> = {
  PartnershipStarted: 'A partnership starts',
  PartiesChanged: 'Parties join, leave, merge or are renamed',
  StatementMade: 'A notice, waiver, decision, filing or report',
  AgreementPublished: 'An agreement, amendment or extension',
  AgreementEnded: 'An agreement ends',
  TermsReaffirmed: 'The parties say that terms stand',
  CollaborationAnnounced: 'Somebody else comes in',
  ComputeCommitmentAnnounced: 'A commitment to buy compute',
  InvestmentMade: 'An investment',
  ConditionMet: 'A condition came true',
  ConditionRuledOut: 'A condition can no longer come true',
  SourcesReviewed: 'I checked for news and found nothing',
  PartnershipEnded: 'The partnership ends',
};
