import { Link } from '../address/link';
import type { View } from '../address/view';
import type { Story, StoryEvent } from '../picture/story';
import { MONTHS, instantOf, type Day } from '../time/day';

interface Props {
  readonly story: Story;
  readonly view: View;
  readonly today: Day;
}

const MOST = 6;

/** Renders links that compare the day before a change with the day of the change, for the changes that matter most. */
export function Chips({ story: { byWeight }, view, today }: Props) {
  const days = new Map<Day, StoryEvent>();
  for (const event of byWeight) {
    if (days.size < MOST && event.changed.size > 0 && event.from <= today && !days.has(event.from))
      days.set(event.from, event);
  }
  const changes = [...days.values()].sort((a, b) => a.from - b.from);
  if (changes.length === 0) return null;
  const { knownAt } = view;
  const known = knownAt === undefined ? {} : { knownAt };
  return (
    <ul className="chips" aria-label="Before and after a change">
      <li className="quiet">Before and after:</li>
      {changes.map(({ from, event }) => (
        <li key={from}>
          <Link className="chip" to={{ ...view, at: from, compare: { at: from - 1, ...known } }} title={event.title}>
            {monthOf(from)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function monthOf(day: Day): string {
  const instant = instantOf(day);
  return `${MONTHS[instant.getUTCMonth()]} ${instant.getUTCFullYear()}`;
}
