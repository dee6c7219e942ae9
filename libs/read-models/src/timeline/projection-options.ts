import type { TellingWork } from './work-of-decision';

export interface ProjectionOptions {
  /** How much of what stands is kept in memory; an eighth of what Node may use unless given. */
  readonly cachedBytes?: number;
  /** Hears what each batch took. */
  readonly worked?: (work: TellingWork) => void;
}
