/** Whether a projector does the work that waits, and since when that is so: what a watchdog knows. */
export interface ProgressState {
  readonly state: 'moving' | 'stalled';
  readonly since: Date;
}
