import type { Warning } from '#contracts';
import { warningsOf } from '#domain';
import type { EffectiveDecision } from '#ledger';
import type { WorkingTimeline } from './working-timeline';

/** What of a decision does nothing, once all of its events are applied. Of terms of which no claim was read nothing is said. */
export const warningsOfDecision = ({ events }: EffectiveDecision, timeline: WorkingTimeline): Warning[] =>
  warningsOf(
    events.map(({ event, root, version }) => ({ event, root: root?.version ?? version })),
    {
      timelineOf(term) {
        const found = timeline.timelineOf(term);
        return found.claims.length > 0 || timeline.isStored(term) ? found : null;
      },
      isAwaited: (condition) => timeline.termsUnder(condition).length > 0,
    },
  );
