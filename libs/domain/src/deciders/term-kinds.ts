import type { Fault } from '#contracts';

/** What the decider asks of the registry of term kinds. */
export interface TermKinds {
  has(kind: string): boolean;
  check(kind: string, value: unknown): readonly Fault[];
}
