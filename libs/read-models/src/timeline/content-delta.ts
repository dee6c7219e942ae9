import { type Event, type OriginalContent } from '#contracts';
import { contentOf, dayOfInstant, NO_CONTENT, standingAct, type Content } from '#domain';
import type { RecordedEvent } from '#ledger';

/** The effect of one event on the standing content. A correction or retraction takes back a root's content and may replace it. */
export interface Delta {
  readonly event: RecordedEvent;
  readonly closesRoot: number | null;
  readonly added: Content;
}

/** A root with its acts so far, from the database and from the batch, in record order. */
export interface RootHistory {
  readonly root: RecordedAct | undefined;
  readonly acts: readonly RecordedAct[];
}

export interface RecordedAct {
  readonly version: number;
  readonly targetVersion: number | null;
  readonly event: Event;
}

/** Derives the delta of an event. `historyOf` is called only if an act is withdrawn; otherwise the event alone decides. */
export function deltaOf(
  recorded: RecordedEvent,
  historyOf: (root: { partnershipId: string; version: number }) => RootHistory,
): Delta {
  const { event, root, version } = recorded;
  if (root === null) return { event: recorded, closesRoot: null, added: NO_CONTENT };
  const standing = { rootId: root.id, rootVersion: root.version, recordedOn: dayOfInstant(root.recordedAt) };
  const contentAt = (content: OriginalContent, eventVersion: number): Content =>
    contentOf({ ...standing, eventVersion, content });
  if (event.type !== 'EventCorrected' && event.type !== 'EventRetracted')
    return { event: recorded, closesRoot: null, added: contentAt(event, version) };
  const closing = { event: recorded, closesRoot: root.version };
  if (event.type === 'EventCorrected') return { ...closing, added: contentAt(event.data.replacement, version) };
  if (recorded.targetVersion === root.version) return { ...closing, added: NO_CONTENT };
  const history = historyOf({ partnershipId: recorded.partnershipId, version: root.version });
  const latest = contentStanding(root.version, history);
  return { ...closing, added: latest ? contentAt(latest.content, latest.version) : NO_CONTENT };
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
