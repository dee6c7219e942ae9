import type { Timeline } from '#client';
import { GLYPHS, laneOf, marksOf, drawnRun } from './lane';
import { valuesLine } from './values-line';
import { dayNumber, ticksOf, type Scale } from './scale';

export interface View {
  readonly width: number;
  /** The first and the last day drawn; by default the range of all recorded days and today. */
  readonly from?: string;
  readonly to?: string;
  /** A day to mark. */
  readonly at?: string;
}

const LEGEND = [
  `${GLYPHS.event} event  ${GLYPHS.unbound}┄ announced, not binding`,
  `${GLYPHS.definitely} definitely  ${GLYPHS.several} one of several  ${GLYPHS.possibly} possibly  ${GLYPHS.changes} another value`,
  `${GLYPHS.pending} pending  ${GLYPHS.reaffirmed} reaffirmed  ${GLYPHS.contested} contested`,
].join('  ');
const WIDEST_LABEL = 36;
const NARROWEST_CHART = 20;
const GAP = 2;

/** Draws a partnership as rows of characters: one for the events, one per term, and the announced events that are not binding. */
export function drawTimeline(timeline: Timeline, view: View): string {
  const labels = timeline.terms.map(({ kind, scope }) => `${kind}/${scope}`);
  const labelWidth = Math.min(WIDEST_LABEL, Math.max(9, ...labels.map(({ length }) => length)));
  const columns = Math.max(NARROWEST_CHART, view.width - labelWidth - GAP);
  const scale = scaleOf(timeline, view, columns);
  const line = (label: string, drawn: string): string =>
    `${shortened(label, labelWidth).padEnd(labelWidth + GAP)}${drawn}`.trimEnd();
  const terms = timeline.terms.flatMap((term, n) => [
    line(labels[n] ?? '', laneOf(term, scale)),
    ...[valuesLine(term, scale)].filter((values) => values !== '').map((values) => line('', values)),
    ...term.pending.map(({ days }) => line('  pending', drawnRun(days, GLYPHS.pending, scale))),
    ...term.contested.map(({ days }) => line('  contested', drawnRun(days, GLYPHS.contested, scale))),
  ]);
  return [
    ...(view.at === undefined ? [] : [line('', marksOf([{ day: view.at, glyph: '▼' }], scale))]),
    line('', axisOf(scale)),
    line('events', marksOf(timeline.events.map(markOfEvent), scale)),
    ...terms,
    ...timeline.announced.map(({ title, days }) => line(`○ ${title}`, drawnRun(days, GLYPHS.announced, scale))),
    '',
    LEGEND,
  ].join('\n');
}

const markOfEvent = ({ days, standing }: Timeline['events'][number]) => ({
  day: days.lo,
  glyph: standing === 'definitive' ? GLYPHS.event : GLYPHS.unbound,
});

function axisOf(scale: Scale): string {
  let axis = '';
  for (const { column, label } of ticksOf(scale)) axis = `${axis.padEnd(column)}${label}`;
  return axis;
}

/** The margin on both sides, so that a start on the first day and an open end remain visible. */
const MARGIN = 0.02;

function scaleOf(timeline: Timeline, { from, to }: View, columns: number): Scale {
  const days = [
    timeline.clock,
    ...timeline.events.flatMap(({ days }) => [days.lo, days.hi]),
    ...timeline.terms.flatMap(({ segments }) => segments.flatMap((segment) => [segment.from, segment.to])),
  ]
    .filter((day) => day !== null)
    .map(dayNumber);
  const first = from === undefined ? Math.min(...days) : dayNumber(from);
  const last = to === undefined ? Math.max(...days) : dayNumber(to);
  const margin = Math.max(1, (last - first) * MARGIN);
  return {
    from: from === undefined ? first - margin : first,
    to: Math.max(first, to === undefined ? last + margin : last) + 1,
    columns,
  };
}

const shortened = (label: string, width: number): string =>
  label.length > width ? `${label.slice(0, width - 1)}…` : label;
