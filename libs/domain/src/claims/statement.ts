import type { TermRef, Until } from '#contracts';
import type { Bounds } from '../dates';
import type { LifecycleContent } from '../events/lifecycle';

interface Said {
  /** Record order: version of the root event, then the place within it. */
  readonly order: readonly [version: number, ordinal: number];
  readonly eventVersion: number;
}

/** The parties or the end of the partnership, as a definitive event tells them. */
export interface LifecycleStatement extends Said {
  readonly statement: 'lifecycle';
  readonly content: LifecycleContent;
}
export interface ConditionStatement extends Said {
  readonly statement: 'condition-met';
  readonly condition: string;
  readonly day: Bounds;
}
export interface Reaffirmation extends Said {
  readonly statement: 'reaffirmation';
  /** kind `*`: every term in force that day whose `between` lies within `assertedBy`. */
  readonly term: TermRef;
  readonly on: string;
  readonly day: Bounds;
  readonly assertedBy: readonly string[];
  readonly occurredLo: number;
}
export interface Contest extends Said {
  readonly statement: 'contest';
  readonly term: TermRef;
  readonly value: unknown;
  readonly from: string;
  readonly until: Until | null;
  readonly days: Bounds;
  readonly assertedBy: readonly string[];
  readonly occurredLo: number;
}
/** A non-definitive event: listed, never governing. */
export interface Announcement extends Said {
  readonly statement: 'announcement';
  readonly occurredLo: number;
  readonly terms: readonly TermRef[];
  /** Ids by which a later event may answer it: its root's, and the correction's that it now stands by. */
  readonly eventId: string;
}
/** A definitive event that names others as answered or amended. */
export interface Response extends Said {
  readonly statement: 'response';
  readonly occurredLo: number;
  readonly names: readonly string[];
}

/** What an event says besides its claims, as it now stands. */
export type Statement = LifecycleStatement | ConditionStatement | Reaffirmation | Contest | Announcement | Response;
