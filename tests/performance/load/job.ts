/** What a load generator is asked to do; it goes to its process as JSON. */
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
  /** Of all clients together; as fast as they can, unless given. */
  readonly perSecond?: number;
  /** Other numbers for another round. */
  readonly seed: number;
}

/**
 * Times in milliseconds; what is answered within a first tenth of the time, or a second, warms up and is not counted, and neither is another answer
 * than the expected one. */
export interface LoadResult {
  readonly seconds: number;
  readonly times: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
}

/** How many questions one request of `questions` holds. */
export const QUESTIONS = 1_000;

export const expectedStatus = ({ posts }: Pick<Job, 'posts'>): number => (posts === 'record' ? 201 : 200);
