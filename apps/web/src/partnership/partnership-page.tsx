import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { endBurst, currentView, go, move } from '../address/use-view';
import { addressOf, type Days, type Point, type View } from '../address/view';
import { Link } from '../address/link';
import { AnswerPanel } from '../answer/answer-panel';
import { ComparePanel } from '../compare/compare-panel';
import { EventsPanel } from '../events/events-panel';
import { ExplainPanel } from '../explain/explain-panel';
import { FollowMenu } from '../follow/follow-menu';
import { everything } from '../picture/axis';
import type { Run } from '../picture/drawing';
import { KeptLanes } from '../picture/keep-lanes';
import { dayWithin } from '../picture/lane';
import { Hint } from '../picture/hint';
import { Legend } from '../picture/legend';
import { paletteOf } from '../picture/palette';
import { partyLanesOf } from '../picture/party-lanes';
import { Picture } from '../picture/picture';
import { storyOf, type Story } from '../picture/story';
import { RecordMenu } from '../record/record-menu';
import { askPartnership, askTimeline } from '../service/service';
import { useAnswer } from '../service/use-answer';
import type { Timeline } from '#client';
import { dayOf, isoDay, writtenDay, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { DateFields } from '../time/date-fields';
import { useLive } from '../service/live';
import { Trouble } from '../page/trouble';
import { ShareMenu } from '../share/share-menu';
import { isOfParty } from '../value/party-scope';
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
  const names = useNames(partnership.value?.parties, present.value);
  const parties = useMemo(() => (timeline ? partyLanesOf(timeline) : []), [timeline]);
  const drawn = useMemo(() => [...parties, ...lanes], [parties, lanes]);
  const story = useMemo(() => storyOf(timeline ?? { events: [] }, drawn), [timeline, drawn]);
  const palette = useMemo(
    () =>
      paletteOf(
        [...(partnership.value?.parties ?? []), ...(present.value?.parties ?? [])].map((party) => party.id),
        present.value ?? { terms: [] },
      ),
    [partnership.value, present.value],
  );
  const whole = useMemo(() => (present.value ? everything(present.value, today) : undefined), [present.value, today]);
  const shown = view.shown ?? whole;
  const at = view.at ?? today;

  const onMove = useCallback(
    (to: { at?: Day; knownAt?: Day | undefined }) => move(withDates(currentView(), to, today)),
    [today],
  );
  const onSelect = useCallback(
    (term: string, run: Run) => {
      const { events: _events, term: _term, ...now } = currentView();
      // Of a party: what made it one, or ended that.
      if (isOfParty(term)) return go({ ...now, events: { from: run.from, to: run.from } });
      go(withDates({ ...now, term }, { at: dayWithin(run, now.at ?? today) }, today));
    },
    [today],
  );
  const onEvents = useCallback((events: Days) => {
    const { term: _term, ...now } = currentView();
    go({ ...now, events });
  }, []);
  const onShown = useCallback((days: Days | undefined, isRest: boolean) => {
    const { shown: _shown, ...rest } = currentView();
    move(days === undefined ? rest : { ...rest, shown: days });
    if (isRest) endBurst();
  }, []);

  const error = partnership.error ?? asked.error ?? present.error;
  if (!timeline || !present.value || !whole || !shown) {
    return (
      <div className="narrow">
        <Trouble error={error} />
        {error === undefined && <p className="waiting">Loading…</p>}
      </div>
    );
  }
  const title = partnership.value?.name ?? id;
  const pin = [
    ...pinOf(id, { title, at, version: timeline.version, clock: timeline.clock }),
    ...sourcesOf(timeline, shown),
  ];
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
        <div className="controls">
          <DateFields at={at} knownAt={view.knownAt} today={today} onChange={(to) => go(withDates(view, to, today))} />
          <button
            type="button"
            disabled={view.knownAt === undefined && at === today}
            onClick={() => go(withDates(view, { at: today, knownAt: undefined }, today))}
          >
            Today
          </button>
        </div>
        {view.embedded ? (
          <a className="button" href={addressOf(withoutEmbedding(view))} target="_blank" rel="noreferrer">
            Open
          </a>
        ) : (
          <div className="actions">
            <FollowMenu id={id} />
            <ShareMenu view={view} caption={{ title, pin }} />
            <RecordMenu id={id} />
            {view.compare === undefined ? (
              <Link className="button" to={{ ...withoutPanels(view), compare: beforeLast(story, at) }}>
                Compare
              </Link>
            ) : (
              <Link className="button" to={withoutPanels(view)}>
                End comparison
              </Link>
            )}
          </div>
        )}
      </header>
      <p className="unseen" role="status">
        {news}
      </p>
      <Trouble error={error} />
      {view.compare !== undefined && (
        <ComparePanel id={id} view={view} story={story} names={names} palette={palette} today={today} shown={shown} />
      )}
      {!view.embedded && <Hint />}
      <div className="halves" data-pending={asked.pending}>
        <div>
          <Picture
            recordings={present.value.recordings}
            lanes={drawn}
            story={story}
            names={names}
            palette={palette}
            whole={whole}
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
            onShown={onShown}
          />
          <Legend palette={palette} names={names} lanes={drawn} />
          <div className="pin">
            {pin.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {timeline.moreEvents && <p className="quiet">Only the first 2,000 events are marked.</p>}
        </div>
        {view.term !== undefined ? (
          <ExplainPanel id={id} term={view.term} view={view} names={names} timeline={timeline} />
        ) : view.events !== undefined ? (
          <EventsPanel id={id} days={view.events} timeline={timeline} view={view} names={names} />
        ) : (
          <AnswerPanel
            id={id}
            lanes={lanes}
            timeline={timeline}
            at={at}
            knownAt={view.knownAt}
            names={names}
            palette={palette}
            onSelect={onSelect}
          />
        )}
      </div>
    </div>
  );
}

interface Pinned {
  readonly title: string;
  readonly at: Day;
  readonly version: number;
  readonly clock: string;
}

/** Which answer is shown, in words and as the link that gives the same for ever. */
const pinOf = (id: string, { title, at, version, clock }: Pinned): string[] => [
  `${title} on ${writtenDay(at)}, as known on ${writtenDate(clock)} (version ${version}).`,
  `${location.origin}/v1/partnerships/${id}/terms?at=${isoDay(at)}&version=${version}&knownAt=${clock}`,
];

const MOST_SOURCES = 20;

/** The documents behind the events in sight, a line each. */
const sourcesOf = ({ events }: Timeline, shown: Days): string[] =>
  events
    .filter(({ days: { lo } }) => dayOf(lo) >= shown.from && dayOf(lo) <= shown.to)
    .flatMap(({ occurred, sources }) =>
      sources.map(
        ({ publisher, url }) => `${writtenDate(occurred)}: ${publisher}${url === undefined ? '' : `, ${url}`}`,
      ),
    )
    .filter((line, nth, all) => all.indexOf(line) === nth)
    .slice(0, MOST_SOURCES);

/** What a comparison begins with: the day before the last change that had come by the day asked about. */
function beforeLast({ events }: Story, at: Day): Point {
  const last = events.findLast(({ from, changed }) => changed.size > 0 && from <= at);
  return last === undefined ? {} : { at: last.from - 1 };
}

const withoutEmbedding = ({ embedded: _embedded, ...rest }: View): View => rest;

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
