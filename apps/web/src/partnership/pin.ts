import type { Timeline } from '#client';
import type { Days } from '../address/view';
import { dayOf, isoDay, writtenDay, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';

interface Pinned {
  readonly title: string;
  readonly at: Day;
  /** The visible days. */
  readonly shown: Days;
}

/** Returns the pinned answer in words, the link that always returns the same answer, and the documents behind the visible events. */
export const pinOf = (timeline: Timeline, { title, at, shown }: Pinned): string[] => [
  `${title} on ${writtenDay(at)}, as known on ${writtenDate(timeline.clock)} (version ${timeline.version}).`,
  `${location.origin}/v1/partnerships/${timeline.partnershipId}/terms?at=${isoDay(at)}&version=${timeline.version}&knownAt=${timeline.clock}`,
  ...sourcesOf(timeline, shown),
];

const MOST_SOURCES = 20;

/** Returns the documents behind the visible events, one line each. */
function sourcesOf({ events }: Timeline, shown: Days): string[] {
  const lines = new Set<string>();
  for (const { days, occurred, sources } of events) {
    const day = dayOf(days.lo);
    if (day < shown.from || day > shown.to) continue;
    for (const { publisher, url } of sources) {
      if (lines.size === MOST_SOURCES) return [...lines];
      lines.add(`${writtenDate(occurred)}: ${publisher}${url === undefined ? '' : `, ${url}`}`);
    }
  }
  return [...lines];
}
