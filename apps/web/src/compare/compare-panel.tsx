import { useMemo, useRef, type ReactNode } from 'react';
import type { Diff, TermDifference } from '#client';
import { go } from '../address/use-view';
import type { Days, Point, View } from '../address/view';
import { DateField } from '../time/date-fields';
import { Trouble } from '../page/trouble';
import { axisOf } from '../picture/axis';
import { laneId, lanesOf, type Lane } from '../picture/drawing';
import { LanePicture } from '../picture/lane';
import { LANE } from '../picture/lane-size';
import type { Palette } from '../picture/palette';
import { useWidth } from '../picture/picture';
import { nameOfLane } from '../picture/tell-stretch';
import { askDifference, askTimeline } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { writtenDay, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { tellValue, type Names } from '../value/tell-value';

interface Props {
  readonly id: string;
  readonly view: View;
  readonly names: Names;
  readonly palette: Palette;
  readonly today: Day;
  readonly shown: Days;
}

/** What differs between another point and the one of the handles: two dates, two moments, or both. */
export function ComparePanel({ id, view, names, palette, today, shown }: Props) {
  const before = view.compare ?? {};
  const difference = useAnswer(askDifference(id, before, view));
  const wasKnown = useLanes(id, before.knownAt);
  const nowKnown = useLanes(id, view.knownAt);
  const change = (compare: Point): void => go({ ...view, compare });
  const told = (point: Point): string =>
    `${writtenDay(point.at ?? today)}, as known ${point.knownAt === undefined ? 'now' : writtenDay(point.knownAt)}`;
  return (
    <section className="compare" aria-label="Comparison" aria-busy={difference.pending}>
      <div className="sides">
        <div>
          <h2>Before</h2>
          <div className="dates">
            <DateField
              label="Asked about, before"
              day={before.at ?? today}
              onChange={(at) => change(pointOf({ ...before, at }, today))}
            />
            <DateField
              label="As known on, before"
              day={before.knownAt ?? today}
              most={today}
              onChange={(knownAt) => change(pointOf({ ...before, knownAt }, today))}
            />
          </div>
        </div>
        <div>
          <h2>After</h2>
          <p className="quiet">{told(view)}, as the handles below say</p>
        </div>
      </div>
      <Trouble error={difference.error} />
      {difference.value && (
        <Differences
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
  const { value } = useAnswer(askTimeline(id, knownAt));
  return useMemo(() => new Map(value ? lanesOf(value).map((lane) => [laneId(lane), lane]) : []), [value]);
}

/** Today, and as known now, are the usual and left out. */
const pointOf = ({ at, knownAt }: Point, today: Day): Point => ({
  ...(at === undefined || at === today ? {} : { at }),
  ...(knownAt === undefined || knownAt >= today ? {} : { knownAt }),
});

interface DifferencesProps {
  readonly diff: Diff;
  readonly names: Names;
  readonly pictures: (term: string) => ReactNode;
}

function Differences({ diff, names, pictures }: DifferencesProps) {
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
            <Causes causes={term.causes} />
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
        {tellValue(value, names)}
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
  imprecise: 'Imprecisely dated by',
  'condition-met': 'Condition met by',
  'condition-open': 'Condition open, as set by',
  corrected: 'Corrected by',
  retracted: 'Retracted by',
  'not-yet-known': 'Not yet known:',
};

const Causes = ({ causes }: { readonly causes: TermDifference['causes'] }) => (
  <ul className="causes quiet">
    {causes.map(({ because, eventId, title, occurred }, nth) => (
      <li key={`${eventId} ${nth}`}>
        {BECAUSE[because]} {title === '' ? 'an act without a title' : title}, {writtenDate(occurred)}
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

/** A term as it was known at either point, with the days asked about. */
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
