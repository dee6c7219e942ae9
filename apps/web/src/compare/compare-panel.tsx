import { useMemo, useRef, type ReactNode } from 'react';
import { firstDayOf, type Diff, type TermDifference } from '#client';
import { go } from '../address/use-view';
import type { Days, Point, View } from '../address/view';
import { Link } from '../address/link';
import { linkToEvents } from '../address/to-events';
import { useEscape } from '../page/use-escape';
import type { Story } from '../picture/story';
import { Chips } from './chips';
import { PointFields } from './point-fields';
import { useWidth } from './use-width';
import { Trouble } from '../page/trouble';
import { axisOf } from '../picture/axis';
import { laneId, lanesOf, type Lane } from '../picture/drawing';
import { LanePicture } from '../picture/lane';
import { LANE } from '../picture/lane-size';
import type { Palette } from '../picture/palette';
import { nameOfLane } from '../picture/render-segment';
import { loadDifference, loadTimeline } from '../service/service';
import { useAnswer } from '../service/use-answer';
import type { Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { renderValue, type Names } from '../value/render-value';

interface Props {
  readonly id: string;
  readonly view: View;
  readonly names: Names;
  readonly palette: Palette;
  readonly story: Story;
  readonly today: Day;
  readonly shown: Days;
}

/** Renders the differences between another point and the point of the handles. The points differ in `at`, `knownAt`, or both. */
export function ComparePanel({ id, view, names, palette, story, today, shown }: Props) {
  const before = view.compare ?? {};
  const difference = useAnswer(loadDifference(id, before, view));
  const wasKnown = useLanes(id, before.knownAt);
  const nowKnown = useLanes(id, view.knownAt);
  const change = (compare: Point): void => go({ ...view, compare });
  const changeAfter = (to: Point): void => go({ ...withoutPoint(view), ...pointOf(to, today) });
  const { term: _term, events: _events, compare: _compare, ...closed } = view;
  useEscape(() => go(closed));
  return (
    <section className="compare" aria-label="Comparison" aria-busy={difference.pending}>
      <div className="sides">
        <PointFields side="before" point={before} today={today} onChange={(point) => change(pointOf(point, today))} />
        <PointFields side="after" point={view} today={today} onChange={changeAfter} />
      </div>
      <Chips story={story} view={view} today={today} />
      <Trouble error={difference.error} />
      {difference.value && (
        <Differences
          view={view}
          diff={difference.value}
          names={names}
          pictures={(term) => (
            <Pictures
              sides={
                before.knownAt === view.knownAt
                  ? [{ label: null, lane: nowKnown.get(term) }]
                  : [
                      { label: 'as known before', lane: wasKnown.get(term) },
                      { label: 'as known after', lane: nowKnown.get(term) },
                    ]
              }
              days={[before.at ?? today, view.at ?? today]}
              shown={shown}
              names={names}
              palette={palette}
            />
          )}
        />
      )}
    </section>
  );
}

function useLanes(id: string, knownAt: Day | undefined): ReadonlyMap<string, Lane> {
  const { value } = useAnswer(loadTimeline(id, knownAt));
  return useMemo(() => new Map(value ? lanesOf(value).map((lane) => [laneId(lane), lane]) : []), [value]);
}

/** Returns a point without the defaults: today, and as known now. */
const pointOf = ({ at, knownAt }: Point, today: Day): Point => ({
  ...(at === undefined || at === today ? {} : { at }),
  ...(knownAt === undefined || knownAt >= today ? {} : { knownAt }),
});

const withoutPoint = ({ at: _at, knownAt: _knownAt, ...rest }: View): View => rest;

interface DifferencesProps {
  readonly view: View;
  readonly diff: Diff;
  readonly names: Names;
  readonly pictures: (term: string) => ReactNode;
}

function Differences({ view, diff, names, pictures }: DifferencesProps) {
  const { terms } = diff;
  if (terms.length === 0)
    return <p role="status">Nothing differs between the two. Choose another date, or another moment of knowledge.</p>;
  return (
    <>
      <p className="quiet" role="status">
        {terms.length === 1 ? '1 term differs' : `${terms.length} terms differ`}
      </p>
      <ul className="differences" tabIndex={0} aria-label="Terms that differ">
        {terms.map((term) => (
          <li key={laneId(term)} className="difference">
            <h3>{nameOfLane(term, names)}</h3>
            {pictures(laneId(term))}
            <div className="sides">
              <Side answers={term.was} names={names} />
              <Side answers={term.now} names={names} />
            </div>
            {term.was.length > 0 && term.now.length > 0 && term.inForce.was !== term.inForce.now && (
              <p className="quiet">
                In force: {term.inForce.was}, then {term.inForce.now}
              </p>
            )}
            {term.replacedBy && <p className="quiet">Replaced by {nameOfLane(term.replacedBy, names)}</p>}
            <Causes causes={term.causes} isOver={term.now.length === 0} view={view} />
          </li>
        ))}
      </ul>
    </>
  );
}

const Side = ({ answers, names }: { readonly answers: TermDifference['was']; readonly names: Names }) => (
  <div className="side">
    {answers.length === 0 && <p className="quiet">Not in force</p>}
    {answers.map(({ value, certainty, term }, nth) => (
      <p key={nth}>
        {renderValue(value, names)}
        {certainty === 'possibly' && <em> possibly</em>}
        {term && <span className="quiet"> as {nameOfLane(term, names)}</span>}
      </p>
    ))}
  </div>
);

const BECAUSE: Readonly<Record<TermDifference['causes'][number]['because'], string>> = {
  set: 'Set by',
  ended: 'Ended by',
  'end-passed': 'Its end passed, as set by',
  'override-started': 'Overridden for a time by',
  'override-ended': 'What overrode it ended, as set by',
  suspended: 'Suspended by',
  'agreement-ended': 'Its agreement ended by',
  'partnership-ended': 'The partnership ended by',
  'parties-changed': 'The parties changed by',
  'notice-given': 'Notice given by',
  renewal: 'Renewed, as set by',
  imprecise: 'Imprecisely dated by',
  'condition-met': 'Condition met by',
  'condition-ruled-out': 'Condition ruled out by',
  'condition-open': 'Condition open, as set by',
  lapsed: 'Its condition was not met in time, as set by',
  'not-yet-started': 'Not yet started, as set by',
  corrected: 'Corrected by',
  retracted: 'Retracted by',
  'not-yet-known': 'Not yet known:',
};

interface CausesProps {
  readonly causes: TermDifference['causes'];
  /** True if nothing is in force any more. An event that set another term has then ended this one. */
  readonly isOver: boolean;
  readonly view: View;
}

const Causes = ({ causes, isOver, view }: CausesProps) => (
  <ul className="causes quiet">
    {causes.map(({ because, eventId, title, occurred }, nth) => (
      <li key={`${eventId} ${nth}`}>
        {BECAUSE[isOver && because === 'set' ? 'ended' : because]}{' '}
        <Link to={linkToEvents(view, firstDayOf(occurred))}>{title === '' ? 'an act without a title' : title}</Link>,{' '}
        {writtenDate(occurred)}
      </li>
    ))}
  </ul>
);

interface PicturesProps {
  readonly sides: readonly { readonly label: string | null; readonly lane: Lane | undefined }[];
  readonly days: readonly [Day, Day];
  readonly shown: Days;
  readonly names: Names;
  readonly palette: Palette;
}

/** Renders a term as it was known at both points, with a line at each of the two days. */
function Pictures({ sides, days, shown, names, palette }: PicturesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const axis = useMemo(() => axisOf(shown, Math.max(width, 1)), [shown, width]);
  return (
    <div className="twins" ref={frame} inert>
      {sides.map(({ label, lane }, nth) => (
        <figure key={nth}>
          {label !== null && <figcaption>{label}</figcaption>}
          <svg width={width} height={LANE}>
            {lane && <LanePicture lane={lane} axis={axis} names={names} palette={palette} />}
            {days.map((day, which) => (
              <path
                key={which}
                className="line"
                data-line={which === 0 ? 'compared' : 'at'}
                d={`M${axis.x(day)} 0v${LANE}`}
              />
            ))}
          </svg>
        </figure>
      ))}
    </div>
  );
}
