import { placesBeyondVersion2, type Event, type WriteVersion } from '#contracts';
import {
  decideRecordEvents,
  type KnownEvents,
  type KnownParties,
  type Refusal,
  type TermKinds,
  type Verdict,
} from '#domain';
import type { HeadState, StoredState } from './load-decision-state';
import { registerWith } from './registered-names';

/** The events of a command, and what it may do. */
export interface Proposal {
  readonly events: readonly Event[];
  readonly author: 'client' | 'service';
  readonly knownParties: KnownParties;
  /** The time at which the facts became known, as the sender states it (RFC 3339 in UTC); null: now. */
  readonly recordedAt: string | null;
}

/** The state of the partnership and of the named events, if it goes beyond the stored state. */
export interface Known {
  readonly headState?: HeadState;
  readonly known?: KnownEvents;
}

/** What this installation accepts. */
export interface Accepted {
  readonly termKinds: TermKinds;
  /** The version of the records that are written. */
  readonly writeVersion: WriteVersion;
  /** The current time (RFC 3339 in UTC). */
  readonly now: string;
}

/** Decides on events by what is stored of their partnership and of what they name. */
export function decideOnStored(
  stored: StoredState,
  { events, author, knownParties, recordedAt }: Proposal,
  { termKinds, writeVersion, now }: Accepted,
  { headState = stored.headState, known = stored.known }: Known = {},
): Verdict {
  const before = [
    ...refusalsOfMoment(recordedAt, { head: headState.recordedAt, now }),
    ...(writeVersion === 2 ? refusalsOfVersion2(events) : []),
  ];
  const register = registerWith(headState.register, stored.names);
  const terms = { count: headState.terms, named: stored.terms };
  // If an older release registered no names, no party can be called unknown.
  const permissions = { author, knownParties: stored.names === 'all' ? 'none' : knownParties } as const;
  const verdict = decideRecordEvents({ register, known, terms }, events, termKinds, permissions);
  if (before.length === 0) return verdict;
  return { refused: 'refused' in verdict ? [...before, ...verdict.refused] : before };
}

/** Refuses what records of version 2 cannot hold. */
const refusalsOfVersion2 = (events: readonly Event[]): Refusal[] =>
  events.flatMap((event, index) =>
    placesBeyondVersion2(event, `/events/${index}`).map((pointer) => ({
      code: 'not-yet-enabled' as const,
      pointer,
      detail: 'needs records of version 3, which are not written yet (WRITE_VERSION)',
    })),
  );

/** Returns why events cannot have become known at a stated moment; empty if they can or if none is stated. */
function refusalsOfMoment(
  stated: string | null,
  { head, now }: { readonly head: string; readonly now: string },
): Refusal[] {
  const refuse = (code: Refusal['code'], detail: string): Refusal[] => [{ code, pointer: '/recordedAt', detail }];
  if (stated === null) return [];
  if (stated < head) return refuse('recorded-at-reversed', `recordedAt lies before ${head}, the head's`);
  return stated > now ? refuse('recorded-at-future', 'recordedAt lies in the future') : [];
}
