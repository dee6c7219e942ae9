import type { HttpLogger } from '../problem/problem.filter';

const nothing = (): void => undefined;

/** A logger for specs that writes nothing. */
export const silent: HttpLogger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
