import { LANE } from '../picture/lane-size';
import { measureText } from '../picture/measure';
import { imageCss } from './image-css';
import { twoLines } from './two-lines';

export interface Caption {
  readonly title: string;
  /** The pinned answer: the day, the known day, and the permanent link. */
  readonly pin: readonly string[];
}

const MARGIN = 24;
const HEAD = 34;
const TICKS = 22;
const LINE = 16;
const NAMES = 212;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Returns the shown picture as a self-contained SVG: titles, axis, lanes, legend and caption. */
export function pictureAsSvg(picture: HTMLElement, caption: Caption): string {
  const style = getComputedStyle(document.documentElement);
  const valueOf = (name: string): string => style.getPropertyValue(name).trim();
  const width = picture.querySelector('.plot')!.clientWidth;
  const titles = [...picture.querySelectorAll<HTMLElement>('.event-title')];
  const band = picture.querySelector('.titles')!.clientHeight;
  const lanes = [...picture.querySelectorAll<HTMLElement>('.lanes .lane')];
  const legend = legendOf(NAMES + width);
  const top = HEAD + band + TICKS;
  const bottom = top + lanes.length * LANE;
  const pinned = bottom + ROW * legend.rows + 2 * LINE;
  const height = pinned + LINE * caption.pin.length + 2 * MARGIN;
  const parts = [
    `<text x="0" y="20" font-size="18" fill="${valueOf('--ink')}">${escaped(caption.title)}</text>`,
    `<g transform="translate(${NAMES} ${HEAD})">${titles.map((title) => titleShape(title, band, valueOf)).join('')}</g>`,
    `<g transform="translate(${NAMES} ${HEAD + band})">${ticksShape(picture, valueOf)}</g>`,
    `<g transform="translate(${NAMES} ${top})">${dayShape(picture, bottom - top, valueOf)}</g>`,
    ...lanes.map((lane, nth) => laneShape(lane, top + nth * LANE, valueOf)),
    `<g transform="translate(0 ${bottom + LINE + 4})">${legend.items.map((item) => legendShape(item, valueOf)).join('')}</g>`,
    ...caption.pin.map(
      (line, nth) =>
        `<text x="0" y="${pinned + LINE * nth}" font-size="11" fill="${valueOf('--quiet')}">${escaped(line)}</text>`,
    ),
  ];
  const [outerWidth, outerHeight] = [NAMES + width + 2 * MARGIN, height];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${outerWidth}" height="${outerHeight}" viewBox="0 0 ${outerWidth} ${outerHeight}" font-family="sans-serif">`,
    `<style>${imageCss(document.styleSheets, valueOf)}</style>`,
    `<defs>${picture.querySelector('.definitions defs')!.innerHTML}</defs>`,
    `<rect width="100%" height="100%" fill="${valueOf('--paper')}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">${parts.join('\n')}</g></svg>`,
  ].join('\n');
}

type ValueOf = (name: string) => string;

const movedBy = (element: HTMLElement): number => Number(element.style.getPropertyValue('--x') || 0);

function titleShape(title: HTMLElement, band: number, valueOf: ValueOf): string {
  const button = title.querySelector('button')!;
  const x = movedBy(title);
  const top = parseFloat(button.style.top);
  const isLeft = title.dataset['side'] === 'left';
  const lines = twoLines(
    button.textContent.trim().replaceAll(/\s+/g, ' '),
    parseFloat(button.style.width) - 8,
    measureText,
  );
  const texts = lines.map(
    (line, nth) =>
      `<text x="${isLeft ? x - 6 : x + 6}" y="${top + 12 + nth * 14}" font-size="12" text-anchor="${isLeft ? 'end' : 'start'}" fill="${valueOf('--ink')}">${escaped(line)}</text>`,
  );
  return `<path d="M${x} ${top + 3}V${band}" stroke="${valueOf('--strong-line')}"/>${texts.join('')}`;
}

const ticksShape = (picture: HTMLElement, valueOf: ValueOf): string =>
  [...picture.querySelectorAll<HTMLElement>('.tick:not([data-edge="true"])')]
    .map((tick) => {
      const { textContent } = tick;
      const x = movedBy(tick);
      return `<path d="M${x} 2V18" stroke="${valueOf('--line')}"/><text x="${x + 5}" y="14" font-size="11" fill="${valueOf('--quiet')}">${escaped(textContent)}</text>`;
    })
    .join('');

function laneShape(lane: HTMLElement, y: number, valueOf: ValueOf): string {
  const svg = lane.querySelector('svg')!;
  const kind = lane.querySelector('.kind')!.textContent;
  const scope = lane.querySelector('.scope')?.textContent ?? '';
  const isFirst = lane.dataset['first'] === 'true';
  const name = (text: string, at: number, colour: string): string =>
    text === '' ? '' : `<text x="0" y="${at}" font-size="12" fill="${valueOf(colour)}">${escaped(text)}</text>`;
  return [
    isFirst ? `<path d="M0 ${y}H${NAMES + svg.clientWidth}" stroke="${valueOf('--line')}"/>` : '',
    isFirst ? name(kind, y + (scope === '' ? 22 : 15), '--ink') : '',
    name(scope, y + (isFirst ? 29 : 22), '--quiet'),
    `<svg x="${NAMES}" y="${y}" width="${svg.clientWidth}" height="${LANE}" overflow="hidden">${drawingOf(svg)}</svg>`,
  ].join('');
}

/** Removes the styles that only movements need. */
const drawingOf = (svg: SVGElement): string => svg.innerHTML.replaceAll(/ style="[^"]*"/g, '');

function dayShape(picture: HTMLElement, height: number, valueOf: ValueOf): string {
  const day = picture.querySelector<HTMLElement>('.line[data-line="at"]');
  return day === null
    ? ''
    : `<path d="M${movedBy(day)} 0V${height}" stroke="${valueOf('--accent')}" stroke-width="2" opacity="0.7"/>`;
}

/** A sample of a colour or a shape, with its name and position. */
interface LegendItem {
  readonly sample: SVGElement;
  readonly name: string;
  readonly x: number;
  readonly row: number;
  /** The distance from the sample to its name, in pixels. */
  readonly indent: number;
}

const ROW = 20;
const GAP = 20;

/** Lays out the legend of the page in rows of a width: colours, then shapes. An image has no event marks, so theirs are omitted. */
function legendOf(width: number): { readonly items: readonly LegendItem[]; readonly rows: number } {
  const items: LegendItem[] = [];
  let row = -1;
  for (const list of document.querySelectorAll('.legend ul')) {
    row += 1;
    let x = 0;
    for (const item of list.querySelectorAll('li:not(:has(.sample-of-mark))')) {
      const name = item.textContent.trim();
      const sample = item.querySelector('svg')!;
      const indent = Number(sample.getAttribute('width')) + 8;
      const wide = indent + measureText(name) + GAP;
      if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
      items.push({ sample, name, x, row, indent });
      x += wide;
    }
  }
  return { items, rows: row + 1 };
}

const legendShape = ({ sample, name, x, row, indent }: LegendItem, valueOf: ValueOf): string =>
  `<g transform="translate(${x} ${row * ROW})"><g transform="translate(0 ${indent > 30 ? -12 : -10})">${drawingOf(sample)}</g><text x="${indent}" y="0" font-size="11" fill="${valueOf('--quiet')}">${escaped(name)}</text></g>`;
