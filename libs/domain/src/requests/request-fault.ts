import type { Fault } from '#contracts';

/** What is wrong with a request and where; without a code its shape is. */
export interface RequestFault extends Fault {
  readonly code?: string;
}
