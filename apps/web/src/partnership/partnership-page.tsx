import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { endBurst, currentView, go, move } from '../address/use-view';
import type { Days, View } from '../address/view';
import { Link } from '../address/link';
import { AnswerPanel } from '../answer/answer-panel';
import { ComparePanel } from '../compare/compare-panel';
import { EventsPanel } from '../events/events-panel';
import { ExplainPanel } from '../explain/explain-panel';
import { everything, shifted, zoomed } from '../picture/axis';
import type { Run } from '../picture/drawing';
import { KeptLanes } from '../picture/keep-lanes';
import { dayWithin } from '../picture/lane';
import { Legend } from '../picture/legend';
import { Picture } from '../picture/picture';
import { askPartnership, askTimeline } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { writtenDate, type Day } from '../time/day';
import { DateFields } from '../time/date-fields';
import { useLive } from '../service/live';
import { Trouble } from '../page/trouble';
import { useNames } from '../value/use-names';
import { useTitle } from '../page/use-title';
import { useToday } from '../time/use-today';

export function PartnershipPage({ id, view }: { readonly id: string; readonly view: View }) {
  const today = useToday();
  const partnership = useAnswer(askPartnership(id));
  const asked = useAnswer(askTimeline(id, view.knownAt));
  // As known now, which a moment of knowledge is chosen from.
  const other = useAnswer(view.knownAt === undefined ? null : askTimeline(id));
  const present = view.knownAt === undefined ? asked : other;
  const kept = useRef(new KeptLanes());
  const news = useLive(id);
  useTitle(partnership.value?.name ?? id);

  // Drawn when there is time: a handle that is dragged goes before what it changes.
  const timeline = useDeferredValue(asked.value);
  const lanes = useMemo(() => (timeline ? kept.current.of(timeline) : []), [timeline]);
  const names = useNames(partnership.value?.parties);
  const whole = useMemo(() => (present.value ? everything(present.value, today) : undefined), [present.value, today]);
  const shown = view.shown ?? whole;
  const at = view.at ?? today;

  const onMove = useCallback(
    (to: { at?: Day; knownAt?: Day | undefined }) => move(withDates(currentView(), to, today)),
    [today],
  );
  const onSelect = useCallback(
    (term: string, run: Run) => {
      const { events: _events, ...now } = currentView();
      go(withDates({ ...now, term }, { at: dayWithin(run, now.at ?? today) }, today));
    },
    [today],
  );
  const onEvents = useCallback((events: Days) => {
    const { term: _term, ...now } = currentView();
    go({ ...now, events });
  }, []);
  const show = (days: Days | undefined): void => {
    const { shown: _shown, ...rest } = view;
    go(days === undefined ? rest : { ...rest, shown: days });
  };

  const error = partnership.error ?? asked.error ?? present.error;
  if (!timeline || !present.value || !shown) {
    return (
      <div className="narrow">
        <Trouble error={error} />
        {error === undefined && <p className="waiting">Loading…</p>}
      </div>
    );
  }
  return (
    <div className="partnership" data-version={timeline.version}>
      <header className="title">
        <div>
          <h1>{partnership.value?.name ?? id}</h1>
          <p className="quiet">
            {present.value.version} {present.value.version === 1 ? 'event' : 'events'}, the last recorded{' '}
            {writtenDate(present.value.recordedAt?.slice(0, 10) ?? '')}
            {news && <span className="news">{news}</span>}
          </p>
        </div>
        <div className="actions">
          <Link className="button" to={{ page: 'record', partnership: id }}>
            Record an event
          </Link>
          {view.compare === undefined ? (
            <Link className="button" to={{ ...withoutPanels(view), compare: {} }}>
              Compare
            </Link>
          ) : (
            <Link className="button" to={withoutPanels(view)}>
              End comparison
            </Link>
          )}
        </div>
      </header>
      <p className="unseen" role="status">
        {news}
      </p>
      <Trouble error={error} />
      <div className="controls">
        <DateFields at={at} knownAt={view.knownAt} today={today} onChange={(to) => go(withDates(view, to, today))} />
        <button
          type="button"
          disabled={view.knownAt === undefined && at === today}
          onClick={() => go(withDates(view, { at: today, knownAt: undefined }, today))}
        >
          Today
        </button>
        <div className="zoom" role="group" aria-label="Days shown">
          <button type="button" onClick={() => show(shifted(shown, -0.3))} aria-label="Earlier">
            ←
          </button>
          <button type="button" onClick={() => show(zoomed(shown, 0.5, at))} aria-label="Nearer">
            +
          </button>
          <button type="button" onClick={() => show(zoomed(shown, 2, at))} aria-label="Further">
            −
          </button>
          <button type="button" onClick={() => show(shifted(shown, 0.3))} aria-label="Later">
            →
          </button>
          <button type="button" onClick={() => show(undefined)} disabled={view.shown === undefined}>
            All
          </button>
        </div>
      </div>
      {view.compare !== undefined && <ComparePanel id={id} view={view} names={names} today={today} shown={shown} />}
      <div className="halves" data-pending={asked.pending}>
        <div>
          <Picture
            timeline={timeline}
            recordings={present.value.recordings}
            lanes={lanes}
            names={names}
            shown={shown}
            at={at}
            knownAt={view.knownAt}
            today={today}
            selected={view.term}
            compared={view.compare?.at}
            onMove={onMove}
            onRest={endBurst}
            onSelect={onSelect}
            onEvents={onEvents}
          />
          <Legend />
          {timeline.moreEvents && <p className="quiet">Only the first 2,000 events are marked.</p>}
        </div>
        {view.term !== undefined ? (
          <ExplainPanel id={id} term={view.term} view={view} names={names} />
        ) : view.events !== undefined ? (
          <EventsPanel id={id} days={view.events} timeline={timeline} view={view} names={names} />
        ) : (
          <AnswerPanel
            lanes={lanes}
            timeline={timeline}
            at={at}
            knownAt={view.knownAt}
            names={names}
            onSelect={onSelect}
          />
        )}
      </div>
    </div>
  );
}

const withoutPanels = ({ term: _term, events: _events, compare: _compare, ...rest }: View): View => rest;

/** A view with its dates moved; today, and as known now, are the usual and left out. */
function withDates(view: View, to: { at?: Day; knownAt?: Day | undefined }, today: Day): View {
  const { at = view.at, knownAt } = { knownAt: view.knownAt, ...to };
  const { at: _at, knownAt: _knownAt, ...rest } = view;
  return {
    ...rest,
    ...(at === undefined || at === today ? {} : { at }),
    ...(knownAt === undefined || knownAt >= today ? {} : { knownAt }),
  };
}
