/** Whether a projector does the work that waits, and since when that is so (milliseconds since 1970): what a watchdog knows. */
export interface ProgressState {
  readonly state: 'moving' | 'stalled';
  readonly since: number;
}
