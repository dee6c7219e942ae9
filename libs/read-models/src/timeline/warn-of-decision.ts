import type { Warning } from '#contracts';
import { termKey, warningsOf } from '#domain';
import type { EffectiveDecision } from '#ledger';
import { WorkOfDecision } from './work-of-decision';
import type { WorkingTimeline } from './working-timeline';

/** The most work of folding terms for the warnings of one decision, as claims that are compared. A fold that has begun is completed. */
const MOST_FOLDED = 50_000;

/** Returns the warnings of a decision after all its events are applied. A correction of an unknown event yields none. */
export function warningsOfDecision({ events }: EffectiveDecision, timeline: WorkingTimeline): Warning[] {
  const work = new WorkOfDecision(MOST_FOLDED);
  const counted = new Set<string>();
  return warningsOf(
    events.map(({ event, root }) => ({ event, root: root?.version ?? null })),
    {
      // The claims that bear on the days of an event are loaded with it.
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
