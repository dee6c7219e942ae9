import type { Explanation, Timeline } from '#client';
import { Link } from '../address/link';
import { linkToEvents } from '../address/to-events';
import type { View } from '../address/view';
import { announcedOn } from '../answer/answer-on';
import { laneId } from '../picture/drawing';
import { Sources } from '../sources/sources';
import { STANDINGS } from '../value/standing';
import { dayOf } from '../time/day';
import { writtenDate } from '../time/written-date';
import { nameParties, type Names } from '../value/render-value';
import { ValueTable } from '../value/value-table';

interface Props {
  readonly explanation: Explanation;
  readonly timeline: Timeline;
  readonly view: View;
  readonly names: Names;
}

/** Renders statements about the term that do not count because their events are only announced or reported. */
export function NotCounted({ explanation, timeline, view, names }: Props) {
  const { at, notCounted } = explanation;
  const announced = announcedOn(timeline, dayOf(at)).filter(({ terms }) =>
    terms.some((term) => laneId(term) === laneId(explanation)),
  );
  const eventIds = new Set([...announced, ...notCounted].map(({ eventId }) => eventId));
  if (eventIds.size === 0) return null;
  return (
    <section>
      <h3>Not counted</h3>
      <ul className="plain">
        {[...eventIds].map((eventId) => {
          const event = timeline.events.find((each) => each.eventId === eventId);
          return (
            <li key={eventId} className="announced-line">
              {event === undefined ? (
                announced.find((announcement) => announcement.eventId === eventId)?.title
              ) : (
                <>
                  <Link to={linkToEvents(view, event.days.lo)}>{event.title}</Link>
                  <p className="quiet">
                    {writtenDate(event.occurred)}, {STANDINGS[event.standing]}
                  </p>
                </>
              )}
              {notCounted
                .filter((statement) => statement.eventId === eventId)
                .map((statement, nth) => (
                  <NotCountedStatement key={nth} statement={statement} names={names} />
                ))}
              {event !== undefined && <Sources sources={event.sources} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const EFFECT_LABELS = {
  set: 'Says',
  override: 'Says for a time',
  end: 'Says that it ends',
  contest: 'Says otherwise',
} as const;

function NotCountedStatement({
  statement,
  names,
}: {
  readonly statement: Explanation['notCounted'][number];
  readonly names: Names;
}) {
  const by = nameParties(statement.assertedBy, names);
  return (
    <>
      <p>
        {EFFECT_LABELS[statement.effect]}, from {writtenDate(statement.from)}
        {by !== '' && `, said by ${by}`}:
      </p>
      {statement.value !== null && statement.value !== undefined && (
        <ValueTable value={statement.value} names={names} />
      )}
    </>
  );
}
