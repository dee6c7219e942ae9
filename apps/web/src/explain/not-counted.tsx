import type { Explanation, Timeline } from '#client';
import { Link } from '../address/link';
import { linkToEvents } from '../address/to-events';
import type { View } from '../address/view';
import { announcedOn } from '../answer/answer-on';
import { Sources } from '../sources/sources';
import { dayOf } from '../time/day';
import { writtenDate } from '../time/written-date';

const BECAUSE = { definitive: '', 'non-binding': 'announced, not binding', reported: 'reported only' } as const;

interface Props {
  readonly explanation: Explanation;
  readonly timeline: Timeline;
  readonly view: View;
}

/** What was said about the term, and does not count since nobody bound has said it. */
export function NotCounted({ explanation, timeline, view }: Props) {
  const { kind, scope, at } = explanation;
  const said = announcedOn(timeline, dayOf(at)).filter(({ terms }) =>
    terms.some((term) => term.kind === kind && term.scope === scope),
  );
  if (said.length === 0) return null;
  return (
    <section>
      <h3>Not counted</h3>
      <ul className="plain">
        {said.map(({ eventId, title }) => {
          const event = timeline.events.find((each) => each.eventId === eventId);
          return (
            <li key={eventId} className="announced-line">
              {event === undefined ? (
                title
              ) : (
                <>
                  <Link to={linkToEvents(view, event.days.lo)}>{title}</Link>
                  <p className="quiet">
                    {writtenDate(event.occurred)}, {BECAUSE[event.standing]}
                  </p>
                  <Sources sources={event.sources} />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
