import { type Event, type OriginalContent } from '#contracts';
import { contentOfEvent, NO_CONTENT, standingAct, type Content } from '#domain';
import type { RecordedEvent } from '#ledger';

/** What one event does to what stands: a correction or retraction takes a root's content back and may put another in its place. */
export interface Delta {
  readonly event: RecordedEvent;
  readonly closesRoot: number | null;
  readonly added: Content;
}

/** A root with the acts made of it so far, from the database and from the batch, in record order. */
export interface RootHistory {
  readonly root: RecordedAct | undefined;
  readonly acts: readonly RecordedAct[];
}

export interface RecordedAct {
  readonly version: number;
  readonly targetVersion: number | null;
  readonly event: Event;
}

/** `historyOf` is asked only when an act is withdrawn: everything else is decided by the event alone. */
export function deltaOf(
  recorded: RecordedEvent,
  historyOf: (root: { partnershipId: string; version: number }) => RootHistory,
): Delta {
  const { event, root, version } = recorded;
  if (event.type !== 'EventCorrected' && event.type !== 'EventRetracted') {
    return {
      event: recorded,
      closesRoot: null,
      added: contentOfEvent(event, { rootVersion: version, rootId: event.id, eventVersion: version }),
    };
  }
  if (root === null) return { event: recorded, closesRoot: null, added: NO_CONTENT };
  const provenance = { rootVersion: root.version, rootId: root.id };
  if (event.type === 'EventCorrected') {
    return {
      event: recorded,
      closesRoot: root.version,
      added: contentOfEvent(event.data.replacement, { ...provenance, eventVersion: version }),
    };
  }
  if (recorded.targetVersion === root.version) return { event: recorded, closesRoot: root.version, added: NO_CONTENT };
  const standing = contentStanding(
    root.version,
    historyOf({ partnershipId: recorded.partnershipId, version: root.version }),
  );
  return {
    event: recorded,
    closesRoot: root.version,
    added: standing ? contentOfEvent(standing.content, { ...provenance, eventVersion: standing.version }) : NO_CONTENT,
  };
}

function contentStanding(
  rootVersion: number,
  { root, acts }: RootHistory,
): { content: OriginalContent; version: number } | null {
  const act = standingAct(
    rootVersion,
    acts.map(({ version, targetVersion, event }) => ({
      version,
      target: targetVersion ?? rootVersion,
      type: event.type as 'EventCorrected' | 'EventRetracted',
      event,
    })),
  );
  if (act)
    return act.event.type === 'EventCorrected' ? { content: act.event.data.replacement, version: act.version } : null;
  if (!root || root.event.type === 'EventCorrected' || root.event.type === 'EventRetracted') return null;
  return { content: root.event, version: rootVersion };
}
