import { shortWords, type Names } from '../value/render-value';
import { isoDay } from '../time/day';
import type { Axis } from './axis';
import type { Label, Lane } from './drawing';
import { inSight, placeOf, type Place } from './place';

export interface PlacedLabel {
  readonly key: string;
  readonly x: number;
  readonly text: string;
  /** The place among the values that are possible on the same days. */
  readonly share: Label['share'];
  readonly value: unknown;
  /** The year of an end after the last day shown, and the position of its text. */
  readonly ends: { readonly x: number; readonly text: string } | null;
}

export type Measure = (text: string) => number;

const PADDING = 8;
const LEGIBLE = 60;
const ENDS_WIDTH = 46;
/** A lower bound of a letter's width: most texts are too long for most bars, and are not measured. */
const NARROWEST = 2;

/** Returns the labels of a lane. Each begins within the visible part and fits its bar. */
export const labelsIn = (lane: Lane, axis: Axis, names: Names, measure: Measure): PlacedLabel[] =>
  lane.labels.flatMap((label) => {
    const { x, width } = placeOfLabel(label, axis);
    if (width < 2 * PADDING) return [];
    const text = fitting(shortWords(label.value, names), width - 2 * PADDING, measure);
    const endsBeyond = Number.isFinite(label.to) && label.to > axis.shown.to + 1;
    const isRenewing = lane.segments.some(({ renewals, from }) => renewals.length > 0 && from < label.to);
    const hasRoom = !isRenewing && width > measure(text) + ENDS_WIDTH + 3 * PADDING;
    const ends =
      endsBeyond && hasRoom && text !== '' ? { x: x + width - 6, text: `→ ${isoDay(label.to - 1).slice(0, 4)}` } : null;
    return text === ''
      ? []
      : [
          {
            key: `${label.from} ${label.share.nth}`,
            x: x + PADDING,
            text,
            share: label.share,
            value: label.value,
            ends,
          },
        ];
  });

/** Places a label on the definite part, if there is room. */
function placeOfLabel(label: Label, axis: Axis): Place {
  const whole = inSight(placeOf(label, axis), axis);
  if (label.definite === null) return whole;
  const definite = inSight(placeOf(label.definite, axis), axis);
  return definite.width >= LEGIBLE ? { x: definite.x, width: whole.x + whole.width - definite.x } : whole;
}

/** Returns all words if they fit, otherwise the first text, otherwise its beginning cut at a whole word; empty rather than a few letters. */
export function fitting(words: readonly string[], width: number, measure: Measure): string {
  const fits = (text: string): boolean => text.length * NARROWEST <= width && measure(text) <= width;
  const whole = [words.join(' · '), words[0] ?? ''].find(fits);
  if (whole !== undefined) return whole;
  const parts = (words[0] ?? '').split(' ');
  for (let length = parts.length - 1; length >= 2; length -= 1) {
    const text = `${parts.slice(0, length).join(' ')}…`;
    if (fits(text)) return text;
  }
  return '';
}
