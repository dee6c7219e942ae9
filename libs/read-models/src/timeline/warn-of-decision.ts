import type { Warning } from '#contracts';
import { termKey, warningsOf } from '#domain';
import type { EffectiveDecision } from '#ledger';
import { WorkOfDecision } from './work-of-decision';
import type { WorkingTimeline } from './working-timeline';

/** What folding terms for the warnings of one decision may take, as claims that are compared: a term that is begun is folded to the end. */
const MOST_FOLDED = 50_000;

/** What of a decision does nothing, once all of its events are applied. What corrects nothing known says nothing. */
export function warningsOfDecision({ events }: EffectiveDecision, timeline: WorkingTimeline): Warning[] {
  const work = new WorkOfDecision(MOST_FOLDED);
  const counted = new Set<string>();
  return warningsOf(
    events.map(({ event, root }) => ({ event, root: root?.version ?? null })),
    {
      // What bears on the days that an event names is read with it.
      timelineOf(term) {
        const key = termKey(term);
        if (!work.isLeft && !counted.has(key)) return null;
        const folded = timeline.timelineOf(term);
        if (!counted.has(key)) work.kept(folded);
        counted.add(key);
        return folded;
      },
      isAwaited: (condition) => timeline.termsUnder(condition).length > 0,
    },
  );
}
