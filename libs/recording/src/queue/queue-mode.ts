import type { HeadState } from '#ledger';

/**
 * The state on which the next command of a partnership is decided:
 *
 * | mode       | the next command                                                                              |
 * | ---------- | --------------------------------------------------------------------------------------------- |
 * | stored     | is decided on the stored head: nothing that was decided here is in flight                       |
 * | pipelining | is decided on the head that the decisions in flight lead to if they take effect                 |
 * | draining   | waits until nothing is in flight: one decision did not take effect, or a refusal has to be sure |
 *
 * | mode                 | event         | mode                         |
 * | -------------------- | ------------- | ---------------------------- |
 * | stored, pipelining   | appended      | pipelining, on the new head  |
 * | stored, pipelining   | not-effective | draining                     |
 * | stored, pipelining   | in-doubt      | draining                     |
 * | draining             | any but drained | draining                   |
 * | any                  | drained       | stored                       |
 */
export type QueueMode =
  | { readonly mode: 'stored' }
  | { readonly mode: 'pipelining'; readonly head: HeadState }
  | { readonly mode: 'draining' };

export type QueueEvent =
  /** A decision is being appended; `head` is the state it leads to. */
  | { readonly event: 'appended'; readonly head: HeadState }
  /** A decision in flight did not take effect, so the decisions based on it will not either. */
  | { readonly event: 'not-effective' }
  /** A refusal may depend on a decision without a ruling. */
  | { readonly event: 'in-doubt' }
  /** Nothing is in flight any more. */
  | { readonly event: 'drained' };

export const STORED: QueueMode = { mode: 'stored' };

export function nextMode(current: QueueMode, next: QueueEvent): QueueMode {
  if (next.event === 'drained') return STORED;
  if (current.mode === 'draining') return current;
  return next.event === 'appended' ? { mode: 'pipelining', head: next.head } : { mode: 'draining' };
}

/** Returns the state for the next command. The stored state may be ahead if another process has recorded. */
export const headStateIn = (mode: QueueMode, stored: HeadState): HeadState =>
  mode.mode === 'pipelining' && mode.head.head.version >= stored.head.version ? mode.head : stored;
