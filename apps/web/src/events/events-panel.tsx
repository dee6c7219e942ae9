import type { Timeline } from '#client';
import { Link } from '../address/link';
import { go } from '../address/use-view';
import { useEscape } from '../page/use-escape';
import type { Days, View } from '../address/view';
import { Sources } from '../sources/sources';
import { boundsOf } from '../picture/drawing';
import { writtenDays } from '../time/day';
import { writtenDate } from '../time/written-date';
import { CorrectLinks } from '../record/correct-links';
import { isJustRecorded } from '../record/just-recorded';
import { TermActs } from '../record/term-acts';
import { STANDINGS } from '../value/standing';
import { EventEffects } from './event-effects';
import { inWords, type Names } from '../value/render-value';

interface Props {
  readonly id: string;
  readonly days: Days;
  readonly timeline: Timeline;
  readonly view: View;
  readonly names: Names;
}

/** The most events that are shown unfolded. Each unfolded event needs a request. */
const MOST_UNFOLDED = 8;

/** Renders the events that may have occurred on the days of a mark. */
export function EventsPanel({ id, days, timeline, view, names }: Props) {
  const events = timeline.events.filter((event) => {
    const { from } = boundsOf(event.days);
    return days.from <= from && from <= days.to;
  });
  const { events: _events, ...without } = view;
  useEscape(() => go(without));
  return (
    <aside className="panel" aria-label="Events">
      <Link className="back" to={without}>
        ← All terms
      </Link>
      <h2>{events.length === 1 ? 'An event' : `${events.length} events`}</h2>
      <p className="quiet">{writtenDays({ from: days.from, to: days.to + 1 })}</p>
      {events.map((event) => (
        <article key={event.eventId} className="claim">
          <p className="claim-head">
            <span>{writtenDate(event.occurred)}</span>
            {isJustRecorded(event.eventId) && <span className="tag">recorded just now</span>}
            {STANDINGS[event.standing] !== null && <span className="tag">{STANDINGS[event.standing]}</span>}
          </p>
          <h3>{event.title}</h3>
          <p className="quiet">
            {inWords(event.type.replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a}-${b.toLowerCase()}`))}
            {event.assertedBy.length > 0 && `, said by ${event.assertedBy.map((by) => names.get(by) ?? by).join(', ')}`}
            {event.correctedBy && ', corrected since it was first recorded'}
          </p>
          <EventEffects
            id={id}
            event={event}
            timeline={timeline}
            view={view}
            names={names}
            isOpen={events.length <= MOST_UNFOLDED}
          />
          <Sources sources={event.sources} />
          {!view.embedded && (
            <p>
              <CorrectLinks partnership={id} eventId={event.eventId} />
            </p>
          )}
        </article>
      ))}
      {!view.embedded && (
        <section>
          <h3>Record what followed</h3>
          <TermActs partnership={id} acts={['change', 'notice', 'contest', 'reaffirm', 'review']} />
        </section>
      )}
    </aside>
  );
}
