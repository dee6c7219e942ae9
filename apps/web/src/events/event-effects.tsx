import { useState } from 'react';
import type { Timeline } from '#client';
import { Link } from '../address/link';
import type { View } from '../address/view';
import { Trouble } from '../page/trouble';
import { laneId } from '../picture/drawing';
import { nameOfLane } from '../picture/render-segment';
import { loadEvent } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { dayOf, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { UNCOUNTED } from '../value/standing';
import type { Names } from '../value/render-value';
import { effectsOf, reasonOf, type EffectsOfEvent } from './effects-of';

interface Props {
  readonly id: string;
  readonly event: Timeline['events'][number];
  readonly timeline: Timeline;
  readonly view: View;
  readonly names: Names;
  /** True if the effects are loaded and shown at once, not only when they are unfolded. */
  readonly isOpen: boolean;
}

/** Renders the effects of an event, each with a link to its term. */
export function EventEffects({ id, event, timeline, view, names, isOpen }: Props) {
  const [isShown, setShown] = useState(isOpen);
  const { value, error } = useAnswer(isShown ? loadEvent(id, event.correctedBy?.eventId ?? event.eventId) : null);
  const { events: _events, ...without } = view;
  const linkTo = (term: { readonly kind: string; readonly scope: string }, at: Day) => (
    <Link to={{ ...without, term: laneId(term), at }}>{nameOfLane(term, names)}</Link>
  );
  return (
    <details className="effects" open={isShown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary>Terms that it changes or reaffirms</summary>
      <Trouble error={error} />
      {value && reasonOf(value) !== null && (
        <p className="quiet">
          Corrected {writtenDate(value.recordedAt.slice(0, 10))}: {reasonOf(value)}
        </p>
      )}
      {value && <Effects effects={effectsOf(event, value, timeline, names)} event={event} linkTo={linkTo} />}
    </details>
  );
}

/** The most reaffirmed terms that are shown unfolded. */
const FEW = 3;

interface EffectsProps {
  readonly effects: EffectsOfEvent;
  readonly event: Timeline['events'][number];
  readonly linkTo: (term: { readonly kind: string; readonly scope: string }, at: Day) => React.ReactNode;
}

function Effects({ effects: { groups, reaffirmed }, event, linkTo }: EffectsProps) {
  const isNothing = groups.length === 0 && reaffirmed.length === 0;
  return (
    <>
      {event.standing !== 'definitive' && !isNothing && (
        <p className="quiet">None of it is counted: the event is {UNCOUNTED[event.standing]}.</p>
      )}
      {event.type === 'PartiesChanged' && <p>Changes who is a party.</p>}
      {isNothing && event.type !== 'PartiesChanged' && <p className="quiet">Names no term.</p>}
      {groups.map(({ verb, terms }) => (
        <section key={verb} aria-label={verb}>
          <h4>{verb}</h4>
          <ul>
            {terms.map(({ term, rendered, on }, nth) => (
              <li key={nth}>
                {linkTo(term, on)}
                {rendered !== '' && `: ${rendered}.`}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {reaffirmed === 'all' && <p>Reaffirms all terms.</p>}
      {reaffirmed !== 'all' && reaffirmed.length > 0 && (
        <details open={reaffirmed.length <= FEW}>
          <summary>
            Reaffirms {reaffirmed.length} {reaffirmed.length === 1 ? 'term' : 'terms'}
          </summary>
          <ul>
            {reaffirmed.map((term) => (
              <li key={laneId(term)}>{linkTo(term, dayOf(event.days.lo))}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
