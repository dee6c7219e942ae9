import { tellScope, titleOfKind, type Names } from '../value/tell-value';
import type { Axis } from './axis';
import { BAR, MIDDLE } from './bars';
import { overlap } from './place';
import type { Lane, Stretch } from './drawing';
import { fitting, labelsIn, type PlacedLabel } from './labels';
import { measureText } from './measure';
import { colourOf, type Palette } from './palette';
import { roomFor } from './said-shapes';

interface Props {
  readonly lane: Lane;
  readonly axis: Axis;
  readonly names: Names;
  readonly palette: Palette;
}

/** What stands in the bars of a lane and beside them; it keeps its size while the picture is zoomed. */
export function LaneTexts({ lane, axis, names, palette }: Props) {
  const values = labelsIn(lane, axis, names, measureText);
  return (
    <>
      {values.map((label) => (
        <LabelText key={label.key} label={label} palette={palette} />
      ))}
      {lane.stretches.map((stretch) => (
        <Beside
          key={`ended ${stretch.from}`}
          run={stretch}
          axis={axis}
          words={wordsOfEnd(stretch, lane, names)}
          kind="ended"
        />
      ))}
      {lane.contests.map((contest) =>
        lane.stretches.some((run) => overlap(run, contest)) ? null : (
          <Beside
            key={`contest ${contest.from}`}
            run={contest}
            axis={axis}
            words={['contested: nothing governs', 'contested']}
            kind="contest"
          />
        ),
      )}
      {lane.announced.map((said) =>
        lane.stretches.some((run) => overlap(run, said)) ? null : (
          <Beside
            key={said.eventId}
            run={said}
            axis={axis}
            words={[`announced: ${said.title}`, 'announced']}
            kind="announced"
          />
        ),
      )}
    </>
  );
}

/** Two values share the height of a bar, so their labels are smaller. */
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

interface BesideProps {
  readonly run: Stretch | Lane['contests'][number] | Lane['announced'][number];
  readonly axis: Axis;
  /** From the longest to the shortest. */
  readonly words: readonly string[];
  readonly kind: 'ended' | 'contest' | 'announced';
}

function Beside({ run, axis, words, kind }: BesideProps) {
  if (words.length === 0) return null;
  const { x, width } = roomFor(run, axis);
  const text = words.map((each) => fitting([each], width, measureText)).find((each) => each !== '');
  const left = kind === 'ended' ? x + 12 : x;
  return text === undefined ? null : (
    <text className="moved beside" style={{ '--x': left } as object} x={left} y={MIDDLE + 4} data-kind={kind}>
      {text}
    </text>
  );
}

function wordsOfEnd({ pieces, ends }: Stretch, { kind }: Lane, names: Names): string[] {
  if (pieces.length > 0 || ends.length === 0) return [];
  const replacement = ends.find(({ replacedBy }) => replacedBy)?.replacedBy;
  if (!replacement) return ['ended'];
  const { kind: other, scope } = replacement;
  const what = scope === 'all' ? titleOfKind(other, names) : tellScope(scope, names);
  const whole = other === kind ? what : `${titleOfKind(other, names)}, ${what}`;
  return [`replaced by ${whole}`, 'replaced'];
}
