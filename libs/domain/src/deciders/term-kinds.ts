import type { Fault } from '#contracts';

/** The registry of term kinds as the decider uses it. */
export interface TermKinds {
  has(kind: string): boolean;
  check(kind: string, value: unknown): readonly Fault[];
  /** The parties that a value names, with JSON Pointers relative to it. */
  partiesOf(kind: string, value: unknown): readonly { readonly pointer: string; readonly id: string }[];
}
