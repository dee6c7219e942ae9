import type { Expiration } from '#client';
import { writtenDate } from '../time/written-date';
import { dayOf, isoDay } from '../time/day';

/** The days that an item is about: the last day for notice, the first day of a term that renews itself, else its last day. */
export function daysOfItem({ what, lastDay, noticeBy }: Expiration): Expiration['lastDay'] {
  if (what === 'notice' && noticeBy !== undefined) return { lo: noticeBy, hi: noticeBy };
  if (what !== 'renewal') return lastDay;
  const day = isoDay(dayOf(lastDay.lo) + 1);
  return { lo: day, hi: day };
}

/** What is to be done, or happens, on those days; null of an end, which needs no word. */
export function tellItem({ what, renewsTo = '' }: Expiration): string | null {
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
