import { FIRST_DAY, formatDay, LAST_DAY, type Day } from '#domain';
import { readAt } from '../question/question-times';

const YEAR = 366;

interface GivenBounds {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Returns a period from one year before today to ten years after it. A bound that is given moves the other one only if it would lie beyond it. */
export function periodOf({ from, to }: GivenBounds, today: Day): { readonly from: string; readonly to: string } {
  const begin = from === undefined ? today : Math.max(today, readAt(from, today, '/from').lo);
  const end = to === undefined ? today : Math.min(today, readAt(to, today, '/to').hi);
  return {
    from: from ?? formatDay(Math.max(FIRST_DAY, end - YEAR)),
    to: to ?? formatDay(Math.min(LAST_DAY, begin + 10 * YEAR)),
  };
}
