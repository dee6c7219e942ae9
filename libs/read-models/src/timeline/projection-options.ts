import type { ProjectionWork } from './work-of-decision';

export interface ProjectionOptions {
  /** The size of the timeline cache in bytes; by default an eighth of Node's heap limit. */
  readonly cachedBytes?: number;
  /** Called with the work of each batch. */
  readonly worked?: (work: ProjectionWork) => void;
}
