import { useContext } from 'react';
import type { Preview, TermChange } from '#client';
import type { Days } from '../../address/view';
import { Trouble } from '../../page/trouble';
import { everything } from '../../picture/axis';
import { paletteOf, type Palette } from '../../picture/palette';
import { nameOfLane } from '../../picture/render-segment';
import { dayOf, type Day } from '../../time/day';
import { useToday } from '../../time/use-today';
import { laneIn } from '../recorded';
import { RecordedContext } from '../recorded-context';
import { barsAfter, barsBefore } from './effect-bars';
import { EffectPicture } from './effect-picture';
import { isAsBefore, renderChange, renderRuns } from './render-change';
import type { Previewed } from './use-preview';

/** The most changes to show; the rest are counted. */
const MOST_CHANGES = 12;
const MOST_RUNS = 4;

/** Renders the effects of recording a draft, in words and pictures. It has its place before there is anything to show, so that a preview moves little. */
export function EffectPreview({ preview, faults, error, isPending }: Previewed) {
  return (
    <section className="effect-preview" aria-label="What this would do" aria-busy={isPending}>
      <h2>What this would do</h2>
      {preview !== null && <PreviewContent preview={preview} />}
      {preview?.warnings.map(({ pointer, detail }) => (
        <p key={pointer + detail} className="warned">
          {detail}
        </p>
      ))}
      {preview === null && error === undefined && (
        <p className="quiet">
          {faults.length > 0 ? 'Nothing: it would be refused.' : isPending ? IN_PROGRESS : NOT_YET}
        </p>
      )}
      <Trouble error={error} />
    </section>
  );
}

const IN_PROGRESS = 'The service works it out.';
const NOT_YET = 'Shown here before you record it, as soon as what is needed is filled in.';

function PreviewContent({
  preview: { termChanges: all, moreTermChanges = 0, version },
}: {
  readonly preview: Preview;
}) {
  const { palette, parties, names } = useContext(RecordedContext);
  const termChanges = all.filter((change) => !isAsBefore(change));
  const asBefore = all.filter(isAsBefore).map((change) => nameOfLane(change, names));
  const colours = withNamed(
    palette,
    parties.map(({ id }) => id),
    termChanges,
  );
  const rest = termChanges.length - MOST_CHANGES + moreTermChanges;
  return (
    <>
      {termChanges.length === 0 && <p>It becomes version {version} of the partnership. No term changes.</p>}
      <ul className="plain">
        {termChanges.slice(0, MOST_CHANGES).map((change) => (
          <li key={`${change.kind}/${change.scope} ${change.type}`}>
            <ChangeItem change={change} palette={colours} />
          </li>
        ))}
      </ul>
      {asBefore.length > 0 && <p className="quiet">As before on every day: {asBefore.join('; ')}.</p>}
      {rest > 0 && <p className="quiet">And {rest} more changes of terms.</p>}
    </>
  );
}

/** Returns a palette that also has the parties that only the draft names. */
function withNamed(palette: Palette, parties: readonly string[], changes: readonly TermChange[]): Palette {
  if (palette.size > 0) return palette;
  const segments = changes.map(({ answers }) => ({ answers }));
  return paletteOf(parties, { terms: [{ segments }] as unknown as Parameters<typeof paletteOf>[1]['terms'] });
}

const YEAR = 365;
/** A change that begins earlier does not extend the picture to its beginning. */
const LONG_AGO = 150 * YEAR;

/** Returns the days of the main picture, extended to the days on which the change begins. */
function withChange({ from, to }: Days, { stretches }: TermChange, today: Day): Days {
  const begins = stretches.map((run) => dayOf(run.from)).filter((day) => day > today - LONG_AGO);
  return {
    from: Math.min(from, ...begins.map((day) => day - YEAR / 12)),
    to: Math.max(to, ...begins.map((day) => day + YEAR)),
  };
}

function ChangeItem({ change, palette }: { readonly change: TermChange; readonly palette: Palette }) {
  const { lanes, names, timeline } = useContext(RecordedContext);
  const today = useToday();
  const before = barsBefore(laneIn(lanes, change.kind, change.scope));
  const stretches = renderRuns(change, names);
  const whole = timeline ? everything(timeline, today) : { from: today - YEAR, to: today + YEAR / 4 };
  return (
    <>
      <p>
        <strong>{renderChange(change, names)}</strong>
        {change.retroactive && <span className="tag">changes answers about the past</span>}
      </p>
      {stretches.length > 0 && (
        <EffectPicture
          before={before}
          after={barsAfter(before, change)}
          shown={withChange(whole, change, today)}
          today={today}
          palette={palette}
        />
      )}
      <ul className="plain quiet">
        {stretches.slice(0, MOST_RUNS).map(({ days: rendered, was, now }) => (
          <li key={rendered}>
            {rendered}: {was} → <span className="now">{now}</span>
          </li>
        ))}
        {stretches.length > MOST_RUNS && <li>and on {stretches.length - MOST_RUNS} more runs of days</li>}
      </ul>
    </>
  );
}
