import type { Event } from '#contracts';
import type { HistoryEvent } from '../../oracle/events';

/** An event in the form of the oracle. The oracle does not know `TermFellDue`, which the service writes itself, so it becomes a statement without effects. */
export function asOracleEvent(event: Event, version: number, recordedAt: string): HistoryEvent {
  const content =
    event.type === 'TermFellDue'
      ? {
          id: event.id,
          occurred: event.occurred,
          type: 'StatementMade',
          standing: 'definitive',
          assertedBy: [],
          data: { statement: '', form: 'notice' },
          effects: [],
        }
      : event;
  return { ...content, version, recordedAt } as unknown as HistoryEvent;
}
