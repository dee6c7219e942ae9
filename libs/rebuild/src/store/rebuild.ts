/** What a rebuild is at: a process works on it until it comes to one of the others. */
export const STATES_AT_WORK = ['filling', 'comparing', 'swapping', 'cancelling', 'rolling-back', 'discarding'] as const;
export const STATES_AT_REST = ['swapped', 'refused', 'failed', 'cancelled', 'rolled-back', 'discarded'] as const;

export type StateAtWork = (typeof STATES_AT_WORK)[number];
export type StateAtRest = (typeof STATES_AT_REST)[number];
export type RebuildState = StateAtWork | StateAtRest;

export interface RebuildProgress {
  readonly records: number;
  readonly ofRecords: number;
  readonly recordsPerSecond: number;
  /** Null where it cannot be told yet. */
  readonly secondsLeft: number | null;
}

/** Days on which a term's answer differs between what serves (`was`) and what was rebuilt (`now`). */
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
  /** Partnerships whose decisions were ruled otherwise: never accepted. */
  readonly rulings: number;
  /** Partnerships with rows that differ otherwise. */
  readonly rows: number;
  /** How many answers were asked of both, and how many of them differ. */
  readonly sampled: number;
  readonly answers: number;
  readonly tables: Readonly<Record<string, number>>;
  /** The first of the partnerships that differ. */
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

/** The rebuild is not at the point at which this can be done. */
export class RebuildNotReady extends Error {
  readonly code = 'rebuild-not-ready';
}

/** Somebody has asked for something else meanwhile. */
export class RebuildInterrupted extends Error {
  readonly code = 'rebuild-interrupted';
}
