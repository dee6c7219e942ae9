/** Returns the current time. */
export type Clock = () => Date;

export const CLOCK = Symbol('clock');
