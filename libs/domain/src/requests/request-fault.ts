import type { Fault } from '#contracts';

/** A fault of a request and its place; without a code, the shape is wrong. */
export interface RequestFault extends Fault {
  readonly code?: string;
}
