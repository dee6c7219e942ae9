import type { HttpLogger } from '../problem/problem.filter';

const nothing = (): void => undefined;

/** Says nothing, for specs. */
export const silent: HttpLogger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
