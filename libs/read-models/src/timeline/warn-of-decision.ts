import type { Warning } from '#contracts';
import { warningsOf } from '#domain';
import type { EffectiveDecision } from '#ledger';
import type { WorkingTimeline } from './working-timeline';

/** What of a decision does nothing, once all of its events are applied. What corrects nothing known says nothing. */
export const warningsOfDecision = ({ events }: EffectiveDecision, timeline: WorkingTimeline): Warning[] =>
  warningsOf(
    events.map(({ event, root }) => ({ event, root: root?.version ?? null })),
    {
      // What bears on the days that an event names is read with it.
      timelineOf: (term) => timeline.timelineOf(term),
      isAwaited: (condition) => timeline.termsUnder(condition).length > 0,
    },
  );
