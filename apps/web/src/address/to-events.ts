import { dayOf } from '../time/day';
import type { View } from './view';

/** Returns the same view with the events of a day beside the picture. */
export function linkToEvents({ term: _term, compare: _compare, ...view }: View, day: string): View {
  const on = dayOf(day);
  return { ...view, events: { from: on, to: on } };
}
