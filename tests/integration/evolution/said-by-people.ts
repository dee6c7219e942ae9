import type { Event } from '#contracts';
import type { HistoryEvent } from '../../oracle/events';

/** An event as the oracle reads it. The service itself writes that a day has come; the oracle knows only what people say. */
export function asSaidByPeople(event: Event, version: number, recordedAt: string): HistoryEvent {
  const said =
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
  return { ...said, version, recordedAt } as unknown as HistoryEvent;
}
