import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { endBurst, currentView, go, move } from '../address/use-view';
import { addressOf, type Days, type Point, type View } from '../address/view';
import { Link } from '../address/link';
import { AnswerPanel } from '../answer/answer-panel';
import { ComparePanel } from '../compare/compare-panel';
import { EventsPanel } from '../events/events-panel';
import { ExplainPanel } from '../explain/explain-panel';
import { FollowMenu } from '../follow/follow-menu';
import { everything } from '../picture/axis';
import { mayBeCalledOff, withCalledOff } from '../picture/called-off';
import type { Lane, Run } from '../picture/drawing';
import { CachedLanes } from '../picture/cached-lanes';
import { dayWithin } from '../picture/lane';
import { Hint } from '../picture/hint';
import { Legend } from '../picture/legend';
import { paletteOf } from '../picture/palette';
import { partyLanesOf } from '../picture/party-lanes';
import { Picture } from '../picture/picture';
import { storyOf } from '../picture/story';
import { JustRecorded } from '../record/just-recorded';
import { RecordMenu } from '../record/record-menu';
import type { PartnershipsShowResponse, Timeline } from '#client';
import { dayOf, isoDay, writtenDay, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { DateFields } from '../time/date-fields';
import { Trouble } from '../page/trouble';
import { ShareMenu } from '../share/share-menu';
import { loadAgreements } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { isOfParty } from '../value/party-scope';
import { keyOfScope, type Names } from '../value/render-value';
import { namesOfScopes } from '../value/use-names';
import { renderEvents } from './render-events';

interface Props {
  readonly id: string;
  readonly view: View;
  readonly today: Day;
  readonly partnership: PartnershipsShowResponse;
  /** The timeline as known at `knownAt`; while it loads, the previous one. */
  readonly knownTimeline: Timeline;
  readonly isPending: boolean;
  /** The timeline as known now. Its recordings are the stops of the handle of `knownAt`. */
  readonly present: Timeline;
  readonly names: Names;
  readonly announcement: string;
  readonly error: unknown;
}

/** Renders a partnership: its picture, and a panel beside it. */
export function PartnershipView({ id, view, today, partnership, present, announcement, error, ...rest }: Props) {
  const cachedLanes = useRef(new CachedLanes());
  // Rendered with low priority: the dragged handle comes before the lanes.
  const timeline = useDeferredValue(rest.knownTimeline);
  const terms = useMemo(() => cachedLanes.current.of(timeline), [timeline]);
  const agreements = useAnswer(mayBeCalledOff(timeline) ? loadAgreements(id, view.knownAt) : null).value?.agreements;
  const lanes = useMemo(
    () => (agreements === undefined ? terms : withCalledOff(terms, timeline, agreements)),
    [terms, timeline, agreements],
  );
  const names = useMemo(() => {
    const unnamed = lanes.map(({ scope }) => scope).filter((scope) => !rest.names.has(keyOfScope(scope)));
    return unnamed.length === 0 ? rest.names : new Map([...rest.names, ...namesOfScopes(unnamed, timeline)]);
  }, [rest.names, lanes, timeline]);
  const parties = useMemo(() => partyLanesOf(timeline), [timeline]);
  const drawn = useMemo(() => [...parties, ...lanes], [parties, lanes]);
  const story = useMemo(() => storyOf(timeline, drawn), [timeline, drawn]);
  const palette = useMemo(
    () =>
      paletteOf(
        [...partnership.parties, ...present.parties].map((party) => party.id),
        present,
      ),
    [partnership, present],
  );
  const whole = useMemo(() => everything(present, today), [present, today]);
  // The panel is deferred, so that the picture renders first.
  const isPanelDue = useDeferredValue(true, false);
  const shown = view.shown ?? whole;
  const at = view.at ?? today;

  const onMove = useCallback(
    (to: { at?: Day; knownAt?: Day | undefined }) => move(withDates(currentView(), to, today)),
    [today],
  );
  const [moved, setMoved] = useState<MovedDay>();
  const onSelect = useCallback(
    (term: string, run: Run) => {
      const { events: _events, term: _term, ...now } = currentView();
      // For a party, the events that made it one or ended that.
      if (isOfParty(term)) return go({ ...now, events: { from: run.from, to: run.from } });
      const before = now.at ?? today;
      const day = dayWithin(run, before);
      setMoved({ term, from: before, to: day });
      go(withDates({ ...now, term }, { at: day }, today));
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

  const title = partnership.name ?? id;
  const pin = [
    ...pinOf(id, { title, at, version: timeline.version, clock: timeline.clock }),
    ...sourcesOf(timeline, shown),
  ];
  return (
    <div className="partnership" data-version={timeline.version}>
      <header className="title">
        <div>
          <h1>{title}</h1>
          <p className="quiet">
            {renderEvents(present)}, the last recorded {writtenDate(present.recordedAt?.slice(0, 10) ?? '')}
            {announcement && <span className="news">{announcement}</span>}
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
              <Link className="button" to={{ ...withoutPanels(view), compare: beforeLast(lanes, at) }}>
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
        {announcement}
      </p>
      {!view.embedded && <JustRecorded partnership={id} timeline={present} />}
      <Trouble error={error} />
      {view.compare !== undefined && (
        <ComparePanel id={id} view={view} story={story} names={names} palette={palette} today={today} shown={shown} />
      )}
      {!view.embedded && <Hint />}
      <div className="halves" data-pending={rest.isPending}>
        <div>
          <Picture
            recordings={present.recordings}
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
          <Legend palette={palette} names={names} lanes={drawn} events={story.events.length} />
          <div className="pin">
            {pin.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {timeline.moreEvents && <p className="quiet">Only the first 2,000 events are marked.</p>}
        </div>
        {view.term !== undefined ? (
          <ExplainPanel
            id={id}
            term={view.term}
            view={view}
            names={names}
            timeline={timeline}
            movedFrom={moved?.term === view.term && moved.to === at && moved.from !== at ? moved.from : undefined}
          />
        ) : view.events !== undefined ? (
          <EventsPanel id={id} days={view.events} timeline={timeline} view={view} names={names} />
        ) : !isPanelDue ? (
          <aside className="panel" />
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

/** The move of the day when a bar was selected that does not include it. */
interface MovedDay {
  readonly term: string;
  readonly from: Day;
  readonly to: Day;
}

interface Pinned {
  readonly title: string;
  readonly at: Day;
  readonly version: number;
  readonly clock: string;
}

/** Returns the pinned answer in words, and the link that always returns the same answer. */
const pinOf = (id: string, { title, at, version, clock }: Pinned): string[] => [
  `${title} on ${writtenDay(at)}, as known on ${writtenDate(clock)} (version ${version}).`,
  `${location.origin}/v1/partnerships/${id}/terms?at=${isoDay(at)}&version=${version}&knownAt=${clock}`,
];

const MOST_SOURCES = 20;

/** Returns the documents behind the visible events, one line each. */
function sourcesOf({ events }: Timeline, shown: Days): string[] {
  const lines = new Set<string>();
  for (const { days, occurred, sources } of events) {
    const day = dayOf(days.lo);
    if (day < shown.from || day > shown.to) continue;
    for (const { publisher, url } of sources) {
      if (lines.size === MOST_SOURCES) return [...lines];
      lines.add(`${writtenDate(occurred)}: ${publisher}${url === undefined ? '' : `, ${url}`}`);
    }
  }
  return [...lines];
}

/** Returns the initial point of a comparison: the day before the last change of an answer up to the selected day. */
function beforeLast(lanes: readonly Lane[], at: Day): Point {
  const turns = lanes.flatMap(({ segments }) => segments.flatMap(({ from, to }) => [from, to]));
  const last = turns.reduce((latest, day) => (day <= at ? Math.max(latest, day) : latest), -Infinity);
  return last === -Infinity ? {} : { at: last - 1 };
}

const withoutEmbedding = ({ embedded: _embedded, ...rest }: View): View => rest;

const withoutPanels = ({ term: _term, events: _events, compare: _compare, ...rest }: View): View => rest;

/** Returns a view with other dates, without the defaults: today, and as known now. */
function withDates(view: View, to: { at?: Day; knownAt?: Day | undefined }, today: Day): View {
  const { at = view.at, knownAt } = { knownAt: view.knownAt, ...to };
  const { at: _at, knownAt: _knownAt, ...rest } = view;
  return {
    ...rest,
    ...(at === undefined || at === today ? {} : { at }),
    ...(knownAt === undefined || knownAt >= today ? {} : { knownAt }),
  };
}
