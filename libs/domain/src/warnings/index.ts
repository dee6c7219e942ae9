export { warningsOf, type AfterDecision, type WarnedEvent } from './warnings';
export { isAwaitedIn } from './awaited';
