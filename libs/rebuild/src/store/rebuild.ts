/** The states in which a process works on a rebuild, until it reaches one of the others. */
export const STATES_AT_WORK = ['filling', 'comparing', 'swapping', 'cancelling', 'rolling-back', 'discarding'] as const;
export const STATES_AT_REST = ['swapped', 'refused', 'failed', 'cancelled', 'rolled-back', 'discarded'] as const;

export type StateAtWork = (typeof STATES_AT_WORK)[number];
export type StateAtRest = (typeof STATES_AT_REST)[number];
export type RebuildState = StateAtWork | StateAtRest;

export interface RebuildProgress {
  readonly records: number;
  readonly ofRecords: number;
  readonly recordsPerSecond: number;
  /** Null if not known yet. */
  readonly secondsLeft: number | null;
}

/** Days on which a term's answer differs between the serving schema (`was`) and the rebuilt one (`now`). */
export interface DifferingAnswer {
  readonly partnershipId: string;
  readonly kind: string;
  readonly scope: string;
  readonly from: string;
  readonly to: string | null;
  readonly was: unknown;
  readonly now: unknown;
}

export interface RebuildDifferences {
  /** The number of partnerships with different rulings, which are never accepted. */
  readonly rulings: number;
  /** The number of partnerships whose rows differ otherwise. */
  readonly rows: number;
  /** The number of queries sent to both, and the number of answers that differ. */
  readonly sampled: number;
  readonly answers: number;
  readonly tables: Readonly<Record<string, number>>;
  /** The first partnerships that differ. */
  readonly partnerships: readonly string[];
  readonly examples: readonly DifferingAnswer[];
}

export interface Rebuild {
  readonly id: string;
  readonly state: RebuildState;
  readonly acceptDifferences: boolean;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly progress: RebuildProgress | null;
  readonly differences: RebuildDifferences | null;
  readonly error: string | null;
}

/** Another rebuild is at work. */
export class RebuildAtWork extends Error {
  readonly code = 'rebuild-at-work';
  constructor(readonly rebuild: Rebuild) {
    super(`Rebuild ${rebuild.id} is at work (${rebuild.state}): wait for it, or cancel it.`);
  }
}

/** The rebuild is not in a state in which this can be done. */
export class RebuildNotReady extends Error {
  readonly code = 'rebuild-not-ready';
}

/** Another request has changed the rebuild meanwhile. */
export class RebuildInterrupted extends Error {
  readonly code = 'rebuild-interrupted';
}
