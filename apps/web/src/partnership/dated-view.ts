import type { View } from '../address/view';
import type { Day } from '../time/day';

/** Returns a view with other dates, without the defaults: today, and as known now. */
export function withDates(view: View, to: { at?: Day; knownAt?: Day | undefined }, today: Day): View {
  const { at = view.at, knownAt } = { knownAt: view.knownAt, ...to };
  const { at: _at, knownAt: _knownAt, ...rest } = view;
  return {
    ...rest,
    ...(at === undefined || at === today ? {} : { at }),
    ...(knownAt === undefined || knownAt >= today ? {} : { knownAt }),
  };
}
