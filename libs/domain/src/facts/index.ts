export * from './claim-fact';
export * from './facts';
export { factsOfEvent, type Fact } from './facts-of-event';
export * from './matter-fact';
export { byRecordPlace, type Origin, type RecordPlace } from './origin';
export * from './said-fact';
export type { StandingEvent } from './standing-event';
