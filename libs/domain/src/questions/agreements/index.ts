export { agreementsDuring, type AgreementAnswer, type AgreementEnding, type ClaimOfAgreement } from './agreements';
export { claimsOfAgreement, type ClaimState, type ClaimWithState } from './claims-of-agreement';
export { AGREEMENT_STATES, type AgreementState, type StateWithCertainty } from './states';
