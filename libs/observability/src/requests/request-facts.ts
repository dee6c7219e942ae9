import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of a request tells, besides its own. */
export interface RequestFacts {
  readonly requestId: string;
}

const current = new AsyncLocalStorage<RequestFacts>();

/** Runs work, and whatever it waits for, as part of a request. */
export const inRequest = <T>(facts: RequestFacts, work: () => T): T => current.run(facts, work);

/** Undefined outside of any request. */
export const requestFacts = (): RequestFacts | undefined => current.getStore();
