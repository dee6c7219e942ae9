import { boundsOf, formatDay } from '#domain';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

export const CALENDAR = 'text/calendar';

/** The members of an expiration that a calendar shows. */
export interface CalendarEntry {
  readonly partnershipId: string;
  readonly kind: string;
  readonly scope: string;
  readonly value: unknown;
  readonly certainty: string;
  readonly lastDay: { readonly lo: string; readonly hi: string | null };
  readonly claims: readonly CalendarSource[];
  readonly endedBy: readonly CalendarSource[];
}

interface CalendarSource {
  readonly eventId: string;
  readonly version: number;
  readonly title: string;
  readonly sources: readonly { readonly url?: string; readonly publisher?: string }[];
}

/**
 * A calendar to subscribe to (RFC 5545): an all-day event over the days on which a term's last day may lie. The same expiration keeps its UID,
 * so that a calendar moves it when knowledge changes.
 */
export function expirationsAsCalendar(
  entries: readonly CalendarEntry[],
  { origin, now, lastDay }: { readonly origin: string; readonly now: Date; readonly lastDay: string },
): string {
  const calendar = ical({
    name: 'Terms of partnerships that end',
    prodId: { company: 'partnership-timeline', product: 'expirations' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 60 * 60,
  });
  for (const entry of entries) {
    const { partnershipId, kind, scope, certainty } = entry;
    const because = [...entry.endedBy, ...entry.claims];
    const term = `/v1/partnerships/${partnershipId}/terms/${kind}/${scope}`;
    calendar.createEvent({
      id: `${partnershipId}/${kind}/${scope}/${because[0]?.eventId ?? ''}@partnership-timeline`,
      allDay: true,
      start: entry.lastDay.lo,
      end: dayAfter(entry.lastDay.hi ?? lastDay),
      stamp: now,
      summary: `${kind}/${scope} of ${partnershipId} ${certainty === 'definitely' ? 'ends' : 'may end'}`,
      description: descriptionOf(entry, because),
      url: `${origin}${term}/explanation?at=${entry.lastDay.lo}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

const dayAfter = (day: string): string => formatDay(boundsOf(day).lo + 1);

function descriptionOf({ value, lastDay }: CalendarEntry, because: readonly CalendarSource[]): string {
  const summary = typeof value === 'object' && value !== null ? (value as { summary?: unknown }).summary : undefined;
  const days =
    lastDay.hi === lastDay.lo
      ? `Last day: ${lastDay.lo}.`
      : `Last day: from ${lastDay.lo} to ${lastDay.hi ?? 'nobody knows when'}.`;
  const sources = because.map(
    ({ title, sources }) => `${title}: ${sources.map(({ url, publisher }) => url ?? publisher ?? '').join(', ')}`,
  );
  return [typeof summary === 'string' ? summary : JSON.stringify(value), days, ...new Set(sources)].join('\n');
}
