import { AsyncLocalStorage } from 'node:async_hooks';

/** The facts that every log line of a request contains. */
export interface RequestFacts {
  readonly requestId: string;
}

const current = new AsyncLocalStorage<RequestFacts>();

/** Runs work, including its asynchronous parts, in the context of a request. */
export const inRequest = <T>(facts: RequestFacts, work: () => T): T => current.run(facts, work);

/** Returns the facts of the current request; undefined outside a request. */
export const requestFacts = (): RequestFacts | undefined => current.getStore();
