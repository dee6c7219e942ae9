export * from './corrections/standing-act';
export * from './dates';
export * from './events/events-named';
export * from './events/lifecycle';
export * from './partnership/known-events';
export * from './deciders/names-looked-up';
export type { KnownParties } from './deciders/names.refusals';
export * from './deciders/record-events.decider';
export * from './deciders/refusal';
export { MAX_TERMS, newTermsOf, type KnownTerms } from './deciders/terms.refusals';
export type { TermKinds } from './deciders/term-kinds';
export * from './facts';
export * from './former';
export * from './worlds';
export * from './partnership/names-of-event';
export * from './partnership/profile';
export {
  endOf as endOfRegister,
  evolveRegister,
  registerAfter,
  NO_REGISTER,
  type Register,
} from './partnership/register';
export * from './rule/rule';
export { fitted, NOTHING_FITS, ROOM_FOR_ALL, type ChangeRoom } from './changes/change-room';
export { variesByBound } from './changes/answer-spans';
export {
  answersOnDay,
  differenceBetweenTimelines,
  firstDayAfter,
  datedRun,
  TOO_MUCH_TO_COMPARE,
  workOfFolding,
  type Difference,
} from './changes/timeline-difference';
export type { EventOutcome } from './changes/event-outcome';
export { termChangesOf, type ChangesInBrief, type DerivedChange } from './changes/term-changes';
export { daysAfterDue, daysAhead, daysToLookAhead, type DaysAhead } from './changes/days-ahead';
export type { PlacedTimeline } from './changes/timeline';
export * from './questions';
export * from './warnings';
export * from './requests';
