import { renderScope, titleOfKind, type Names } from '../value/render-value';
import { writtenDay } from '../time/day';
import { writtenDate } from '../time/written-date';
import { PARTIES } from '../value/party-scope';
import { renderCondition } from '../value/render-condition';
import type { Axis } from './axis';
import { BAR, MIDDLE } from './bars';
import { overlap } from './place';
import type { Lane, Run, LaneSegment } from './drawing';
import { fitting, labelsIn, type PlacedLabel } from './labels';
import { measureText } from './measure';
import { colourOf, type Palette } from './palette';
import { roomFor } from './statement-shapes';

interface Props {
  readonly lane: Lane;
  readonly axis: Axis;
  readonly names: Names;
  readonly palette: Palette;
}

/** Renders the texts in and beside the bars of a lane. They keep their size while the picture zooms. */
export function LaneTexts({ lane, axis, names, palette }: Props) {
  const values = labelsIn(lane, axis, names, measureText);
  // Few of thousands of segments have words beside them. The others get no elements.
  const withWords = lane.segments.flatMap((segment) => {
    const words = wordsOfNothing(segment, lane, names);
    return words.length === 0 ? [] : [{ segment, words }];
  });
  const renewing = lane.segments.filter(({ renewals }) => renewals.length > 0);
  return (
    <>
      {values.map((label) => (
        <LabelText key={label.key} label={label} palette={palette} />
      ))}
      {withWords.map(({ segment, words }) => (
        <Beside
          key={`ended ${segment.from}`}
          run={segment}
          axis={axis}
          words={words}
          kind={segment.suspended === undefined ? 'ended' : 'suspended'}
        />
      ))}
      {lane.pending.map((pending) =>
        lane.segments.some((run) => overlap(pending, run)) ? null : (
          <Beside
            key={`pending ${pending.eventId} ${pending.from}`}
            run={pending}
            axis={axis}
            words={wordsOfPending(pending)}
            kind="pending"
          />
        ),
      )}
      {renewing.map((segment) => (
        <Deadline key={`renewals ${segment.from}`} segment={segment} labels={values} axis={axis} />
      ))}
      {lane.contests.map((contest, nth) =>
        lane.segments.some((run) => overlap(contest, run)) ? null : (
          <Beside
            key={`contest ${nth}`}
            run={contest}
            axis={axis}
            words={['contested: nothing governs', 'contested']}
            kind="contest"
          />
        ),
      )}
      {lane.calledOff.map((run) => (
        <Beside
          key={`called off ${run.publishedBy}`}
          run={run}
          axis={axis}
          words={['called off before it started', 'called off']}
          kind="called-off"
        />
      ))}
      {lane.announced.map((announcement) =>
        lane.segments.some((run) => overlap(announcement, run)) ? null : (
          <Beside
            key={announcement.eventId}
            run={announcement}
            axis={axis}
            words={[`announced: ${announcement.title}`, 'announced']}
            kind="announced"
          />
        ),
      )}
    </>
  );
}

/** Renders a label. Two values share the height of a bar, so their labels are smaller. */
function LabelText({
  label: { x, text, share, value, ends },
  palette,
}: {
  readonly label: PlacedLabel;
  readonly palette: Palette;
}) {
  const y = share.of > 1 ? BAR.y + (BAR.height * (share.nth + 0.5)) / share.of + 3 : MIDDLE + 4;
  const colour = colourOf(value, palette);
  return (
    <>
      <text className="moved" style={{ '--x': x } as object} x={x} y={y} data-small={share.of > 1} data-colour={colour}>
        {text}
      </text>
      {ends && (
        <text className="moved end" style={{ '--x': ends.x } as object} x={ends.x} y={y} data-colour={colour}>
          {ends.text}
        </text>
      )}
    </>
  );
}

interface DeadlineProps {
  readonly segment: LaneSegment;
  readonly labels: readonly PlacedLabel[];
  readonly axis: Axis;
}

const FLAG = 10;
const SPACE = 12;

/** The deadline of notice as a flag, with words if there is room. Also drawn if the deadline is after the last visible day. */
function Deadline({ segment, labels, axis }: DeadlineProps) {
  const [next] = segment.renewals;
  if (next === undefined || axis.x(segment.from) > axis.width) return null;
  const at = axis.x(next.noticeBy);
  const isAhead = at > axis.width;
  const edge = isAhead ? axis.width - 6 : at - 6;
  const taken = labels.filter(({ x }) => x < edge).map(({ x, text }) => x + measureText(text));
  const before = edge - Math.max(0, axis.x(segment.from), ...taken) - FLAG - SPACE;
  const behind = axis.width - at - FLAG - SPACE;
  const day = writtenDay(next.noticeBy);
  const text = [`give notice by ${day}`, `notice by ${day}`, day, day.slice(-4)]
    .map((words) => (isAhead ? `${words} →` : words))
    .find((words) => measureText(words) <= Math.max(before, behind));
  const isBehind = text !== undefined && measureText(text) > before;
  const flag = isAhead ? edge - measureText(text ?? '') - FLAG : at;
  const x = isBehind ? at + FLAG : edge;
  return (
    <>
      <path
        className="moved flag-of-notice"
        style={{ '--x': flag } as object}
        d={`M${flag} ${poleOf(isAhead, text)}l7 3.5l-7 3.5`}
      />
      {text !== undefined && (
        <text
          className={isBehind ? 'moved' : 'moved end'}
          style={{ '--x': x } as object}
          x={x}
          y={MIDDLE + 4}
          data-kind="notice"
        >
          {text}
        </text>
      )}
    </>
  );
}

/** Returns the path of the flagpole. It stands on its day, before its words, or above other words. */
function poleOf(isAhead: boolean, text: string | undefined): string {
  if (!isAhead) return `${BAR.y + BAR.height}V${BAR.y - 5}`;
  return text === undefined ? `${BAR.y + 4}V${BAR.y - 6}` : `${MIDDLE + 5}V${MIDDLE - 6}`;
}

interface BesideProps {
  readonly run: Run;
  readonly axis: Axis;
  /** The texts from the longest to the shortest; the first that fits is used. */
  readonly words: readonly string[];
  readonly kind: 'ended' | 'suspended' | 'pending' | 'contest' | 'announced' | 'called-off';
}

/** Leaves room for the line that marks the beginning of an ended term. */
const WIDE_PADDING = 20;

function Beside({ run, axis, words, kind }: BesideProps) {
  const room = roomFor(run, axis, kind === 'ended' ? WIDE_PADDING : kind === 'suspended' ? 3 : 8);
  // The cross at the end of a called-off frame takes room.
  const [x, width] = [room.x, room.width - (kind === 'called-off' ? BAR.height : 0)];
  const text =
    words.find((each) => measureText(each) <= width) ??
    words.map((each) => fitting([each], width, measureText)).find((each) => each !== '');
  return text === undefined ? null : (
    <text className="moved beside" style={{ '--x': x } as object} x={x} y={MIDDLE + 4} data-kind={kind}>
      {text}
    </text>
  );
}

function wordsOfPending({ waitsFor, by }: Lane['pending'][number]): string[] {
  const condition = `waits for ${renderCondition(waitsFor)}`;
  return [...(by === null ? [] : [`${condition}, by ${writtenDate(by)} at the latest`]), condition, 'pending'];
}

function wordsOfNothing({ pieces, ends, suspended }: LaneSegment, lane: Lane, names: Names): string[] {
  if (pieces.length > 0) return [];
  if (suspended !== undefined) return ['suspended'];
  if (lane.kind === PARTIES) return wordsOfFormer(lane, names);
  if (ends.length === 0) return [];
  const replacement = ends.find(({ replacedBy }) => replacedBy)?.replacedBy;
  if (!replacement) return ['ended'];
  const { kind: other, scope } = replacement;
  const what = scope === 'all' ? titleOfKind(other, names) : renderScope(scope, names);
  const whole = other === lane.kind ? what : `${titleOfKind(other, names)}, ${what}`;
  return [`replaced by ${whole}`, 'replaced'];
}

function wordsOfFormer({ succeededBy = [] }: Lane, names: Names): string[] {
  if (succeededBy.length === 0) return ['no longer a party', 'left'];
  return [`succeeded by ${succeededBy.map((id) => names.get(id) ?? id).join(', ')}`, 'succeeded'];
}
