import { fillDefaults, type OriginalContent } from '#contracts';
import { boundsOf, collectFacts, factsOfEvent, standingAct, type Act, type Facts, type StandingEvent } from '#domain';
import type { History, HistoryEvent } from '../oracle/events';

/** The facts of a history in its wire form at a version, computed with the corrections of `libs/domain`. */
export function factsOfHistory(history: History, version: number): Facts {
  return collectFacts(standingEvents(history.slice(0, version)).flatMap(factsOfEvent));
}

function standingEvents(known: History): StandingEvent[] {
  const byId = new Map(known.map((event) => [event.id, event]));
  const rootOf = (event: HistoryEvent): HistoryEvent => {
    const target = targetOf(event);
    return target === null ? event : rootOf(byId.get(target)!);
  };
  const acts = known.filter((event) => targetOf(event) !== null);
  return known.flatMap((root) => {
    if (targetOf(root) !== null) return [];
    const about = acts.filter((act) => rootOf(act) === root).map((act) => actOf(act, byId));
    const standing = standingAct(root.version, about);
    const content = standing === null ? root : standing.replacement;
    if (content === null) return [];
    return {
      rootId: root.id,
      rootVersion: root.version,
      eventVersion: standing?.version ?? root.version,
      recordedOn: boundsOf(root.recordedAt.slice(0, 10)).lo,
      content: fillDefaults({ title: '', ...content }, '2024-03-01') as OriginalContent,
    };
  });
}

const targetOf = (event: HistoryEvent): string | null =>
  event.type === 'EventCorrected' || event.type === 'EventRetracted' ? event.data.target : null;

function actOf(event: HistoryEvent, byId: ReadonlyMap<string, HistoryEvent>): Act & { replacement: object | null } {
  if (event.type !== 'EventCorrected' && event.type !== 'EventRetracted') throw new Error(`${event.id} is no act`);
  const replacement = event.type === 'EventCorrected' ? event.data.replacement : null;
  return { version: event.version, target: byId.get(event.data.target)!.version, type: event.type, replacement };
}
