export { formerTimeline } from './former-timeline';
