/** Tells the present moment. */
export type Clock = () => Date;

export const CLOCK = Symbol('clock');
