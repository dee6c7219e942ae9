import { sourceInWords, type Source } from '#contracts';
import { boundsOf, FIRST_DAY, formatDay, LAST_DAY, type Bounds } from '#domain';
import { plainLine, plainText } from '#http';
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency, type ICalAlarmData } from 'ical-generator';

export const CALENDAR = 'text/calendar';

/** The members of an expiration that a calendar shows. */
export interface CalendarEntry {
  readonly partnershipId: string;
  readonly kind: string;
  readonly scope: string;
  readonly what: 'end' | 'notice' | 'renewal' | 'long-stop';
  readonly value: unknown;
  readonly certainty: string;
  readonly lastDay: { readonly lo: string; readonly hi: string | null };
  readonly noticeBy?: string;
  readonly renewsTo?: string;
  readonly claims: readonly CalendarClaim[];
  readonly endedBy: readonly CalendarSource[];
}

interface CalendarSource {
  readonly eventId: string;
  readonly version: number;
  readonly title: string;
  readonly sources: readonly Partial<Source>[];
}

interface CalendarClaim extends CalendarSource {
  readonly effect: string;
  readonly from: string;
}

/** The names of partnerships, parties and kinds. An id stands in for a missing name. */
export interface CalendarNames {
  readonly partnerships: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
}

export interface CalendarOptions {
  readonly title: string;
  readonly names: CalendarNames;
  readonly origin: string;
  readonly now: Date;
  readonly period: Bounds;
  /** Days before the first day on which a term may end; without it there are no alarms. */
  readonly alarm?: number | undefined;
  /** True if these are all entries. Otherwise the calendar says on the day of `now` that entries are missing. */
  readonly isComplete: boolean;
}

const INCOMPLETE = 'This calendar of terms is incomplete';

/**
 * Renders a calendar to subscribe to (RFC 5545). An entry is an all-day event over the days on which a term's last day may lie. If these have no
 * first or last day, that of the queried period is used. An expiration keeps its UID, so that a calendar moves it when knowledge changes.
 */
export function expirationsAsCalendar(
  entries: readonly CalendarEntry[],
  { title, names, origin, now, period, alarm, isComplete }: CalendarOptions,
): string {
  const calendar = ical({
    name: plainLine(title),
    prodId: { company: 'partnership-timeline', product: 'expirations' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 60 * 60,
  });
  const uids = new Set<string>();
  for (const entry of entries) {
    const { partnershipId, kind, scope } = entry;
    const because = [...entry.endedBy, ...entry.claims];
    const summary = summaryOf(entry, names);
    const days = shownDays(entry);
    calendar.createEvent({
      id: `${uidOf(entry, because[0]?.eventId ?? '', uids)}@partnership-timeline`,
      allDay: true,
      ...daysOf(days, period),
      stamp: now,
      summary,
      description: plainText(descriptionOf(entry, because)),
      url: `${origin}/partnerships/${partnershipId}?at=${days.lo}&term=${kind}/${scope}`,
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: alarmsOf(days, summary, alarm),
    });
  }
  if (!isComplete)
    calendar.createEvent({
      id: 'incomplete@partnership-timeline',
      allDay: true,
      start: now.toISOString().slice(0, 10),
      stamp: now,
      summary: INCOMPLETE,
      description: leftOutAfter(entries.at(-1)),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  // The library leaves out the end of the last line (RFC 5545, 3.1).
  return `${calendar.toString()}\r\n`;
}

/** Entries are sorted by partnership, so the id of the last one shows which are missing. */
const leftOutAfter = (last: CalendarEntry | undefined): string =>
  [
    'There are more terms than a calendar holds.',
    ...(last ? [`Those of partnerships whose id comes after ${last.partnershipId} are missing.`] : []),
    'Subscribe to one partnership, or to a party or a kind with fewer terms.',
  ].join(' ');

/** Returns a unique UID. Further entries of the same term and event also name their claim: two claims of one layer start on different days. */
function uidOf(entry: CalendarEntry, eventId: string, given: Set<string>): string {
  const { partnershipId, kind, scope, claims } = entry;
  const uid = `${partnershipId}/${kind}/${scope}/${eventId}${placeOf(entry)}`;
  const [claim] = claims;
  const ofClaim = claim && given.has(uid) ? `${uid}/${claim.effect}/${claim.from}` : uid;
  let unique = ofClaim;
  for (let nth = 2; given.has(unique); nth += 1) unique = `${ofClaim}/${nth}`;
  given.add(unique);
  return unique;
}

/** The UIDs of a claim's deadlines and renewals contain the end that they belong to. */
const placeOf = ({ what, lastDay }: CalendarEntry): string => (what === 'end' ? '' : `/${what}/${lastDay.lo}`);

function shownDays({ what, lastDay, noticeBy }: CalendarEntry): CalendarEntry['lastDay'] {
  if (what === 'notice' && noticeBy !== undefined) return { lo: noticeBy, hi: noticeBy };
  if (what !== 'renewal') return lastDay;
  const day = formatDay(Math.min(dayOf(lastDay.lo) + 1, LAST_DAY));
  return { lo: day, hi: day };
}

/** Renders a term as `Acme and Globex: Hosting of APIs (stateless)`. */
function termOf({ partnershipId, kind, scope }: CalendarEntry, { partnerships, kinds }: CalendarNames): string {
  const about = scope === 'all' ? '' : ` (${scope.replaceAll(/[-.]/g, ' ')})`;
  return `${plainLine(partnerships.get(partnershipId) ?? partnershipId)}: ${plainLine(kinds.get(kind) ?? kind)}${about}`;
}

function summaryOf(entry: CalendarEntry, names: CalendarNames): string {
  const { what, certainty, lastDay, noticeBy, renewsTo } = entry;
  const term = termOf(entry, names);
  const isDefinite = certainty === 'definitely';
  switch (what) {
    case 'end':
      return `${term} ${isDefinite ? 'ends' : 'may end'}`;
    case 'notice':
      return `${term}, give notice by ${noticeBy} or it renews to ${renewsTo}`;
    case 'renewal':
      return `${term} ${isDefinite ? 'renews' : 'may renew'} to ${renewsTo}`;
    case 'long-stop':
      return `${term}, ${lastDay.lo} is the last day on which it can start`;
  }
}

const DAY_SECONDS = 24 * 60 * 60;

/** Returns an alarm before the beginning of the entry, unless the first day on which the term may end is unknown. */
const alarmsOf = (shown: CalendarEntry['lastDay'], description: string, days: number | undefined): ICalAlarmData[] =>
  days === undefined || dayOf(shown.lo) === FIRST_DAY
    ? []
    : [{ type: ICalAlarmType.display, triggerBefore: days * DAY_SECONDS, description }];

/** `end` is the day after the last one. A year has four digits (RFC 5545, 3.3.4), so the last day of the calendar cannot be included. */
function daysOf(lastDay: CalendarEntry['lastDay'], period: Bounds): { readonly start: string; readonly end?: string } {
  const [lo, hi] = [dayOf(lastDay.lo), lastDay.hi === null ? LAST_DAY : dayOf(lastDay.hi)];
  const start = lo === FIRST_DAY ? Math.min(period.lo, hi) : lo;
  const last = hi === LAST_DAY ? Math.max(period.hi, start) : hi;
  const end = Math.min(last + 1, LAST_DAY);
  return { start: formatDay(start), ...(end > start ? { end: formatDay(end) } : {}) };
}

const dayOf = (day: string): number => boundsOf(day).lo;

function descriptionOf(entry: CalendarEntry, because: readonly CalendarSource[]): string {
  const { partnershipId, kind, scope, value, lastDay } = entry;
  const summary = typeof value === 'object' && value !== null ? (value as { summary?: unknown }).summary : undefined;
  const days =
    lastDay.hi === lastDay.lo
      ? `Last day: ${lastDay.lo}.`
      : `Last day: from ${lastDay.lo} to ${lastDay.hi ?? 'an unknown day'}.`;
  const sources = because.map(
    ({ title, sources }) =>
      `${plainLine(title)}: ${sources.map((source) => plainLine(sourceInWords(source))).join('; ')}`,
  );
  const text = typeof summary === 'string' ? summary : JSON.stringify(value);
  return [`${kind}/${scope} of ${partnershipId}`, text, days, ...new Set(sources)].join('\n');
}
