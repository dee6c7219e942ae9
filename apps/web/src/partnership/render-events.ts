import type { Timeline } from '#client';

/** Renders the number of standing events, and of corrections and retractions: `15 events, 2 corrections`. */
export function renderEvents({
  version,
  events,
  moreEvents,
  recordings,
}: Pick<Timeline, 'version' | 'events' | 'moreEvents' | 'recordings'>): string {
  const acts = recordings.filter(({ type }) => type === 'EventCorrected' || type === 'EventRetracted').length;
  const standing = moreEvents ? version - acts : events.length;
  const counted = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;
  return [counted(standing, 'event'), ...(acts === 0 ? [] : [counted(acts, 'correction')])].join(', ');
}
