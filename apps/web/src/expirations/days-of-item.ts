import type { Expiration } from '#client';
import { writtenDate } from '../time/written-date';
import { dayOf, isoDay } from '../time/day';

/** Returns the days of an item: the last day for notice, the first day of a renewed period, otherwise the last day. */
export function daysOfItem({ what, lastDay, noticeBy }: Expiration): Expiration['lastDay'] {
  if (what === 'notice' && noticeBy !== undefined) return { lo: noticeBy, hi: noticeBy };
  if (what !== 'renewal') return lastDay;
  const day = isoDay(dayOf(lastDay.lo) + 1);
  return { lo: day, hi: day };
}

/** Renders what happens or is due on those days; null for an end, which needs no words. */
export function renderItem({ what, renewsTo = '' }: Expiration): string | null {
  switch (what) {
    case 'end':
      return null;
    case 'notice':
      return `last day for notice, or it renews to ${writtenDate(renewsTo)}`;
    case 'renewal':
      return `renews to ${writtenDate(renewsTo)}`;
    case 'long-stop':
      return 'last day on which it can start';
  }
}
