/** The task of a load generator, passed to its process as JSON. */
export interface Job {
  /** With `{id}`, `{day}` and `{version}` filled in anew for each request; clients take turns over them. */
  readonly urls: readonly string[];
  /** `record`: an amendment is posted. `questions`: a thousand questions are. Else it is a GET. */
  readonly posts?: 'record' | 'questions';
  readonly clients: number;
  readonly seconds: number;
  readonly partnerships: number;
  /** Questions of `{version}` are about one of these. */
  readonly versions?: number;
  /** The rate of all clients together; by default as fast as they can. */
  readonly perSecond?: number;
  /** Differs between rounds. */
  readonly seed: number;
}

/**
 * Times in milliseconds. Answers within the first tenth of the time, or the first second, are warm-up and not counted; nor is any answer other
 * than the expected one. */
export interface LoadResult {
  readonly seconds: number;
  readonly times: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
}

/** How many questions one request of `questions` holds. */
export const QUESTIONS = 1_000;

export const expectedStatus = ({ posts }: Pick<Job, 'posts'>): number => (posts === 'record' ? 201 : 200);
