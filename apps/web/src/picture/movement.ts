import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Days } from '../address/view';
import type { Axis } from './axis';

/** The visible days in every frame of a movement, as fractions of days. Listeners are called without a render. */
export class Movement {
  private readonly listeners = new Set<(days: Days) => void>();

  constructor(public days: Days) {}

  moveTo(days: Days): void {
    this.days = days;
    for (const listener of this.listeners) listener(days);
  }

  follow(listener: (days: Days) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}

/** Elements of some classes, and the axis they are drawn for. */
interface DrawnPart {
  readonly classes: readonly string[];
  readonly axis: Axis;
}

/**
 * Moves rendered elements with CSS variables alone, frame by frame. Elements that keep their shape move by their position, `--x`; stretched elements
 * move by the transformation of their group.
 */
export function useMoved(box: RefObject<HTMLElement | null>, movement: Movement, parts: readonly DrawnPart[]): void {
  const [applied] = useState(() => new WeakMap<Element, string>());
  useLayoutEffect(() => {
    // These collections are live: lanes may be rendered during a movement.
    const drawn = parts.flatMap(({ classes, axis }) =>
      classes.map((name) => ({ elements: box.current!.getElementsByClassName(name), axis })),
    );
    const move = (days: Days): void => {
      for (const { elements, axis } of drawn) {
        const { k, t } = transformBetween(axis, days);
        const transformation = `${k} ${t}`;
        for (const element of elements) {
          if ((applied.get(element) ?? UNMOVED) === transformation) continue;
          applied.set(element, transformation);
          const { style, dataset } = element as HTMLElement;
          style.setProperty('--k', String(k));
          style.setProperty('--t', String(t));
          dataset['moved'] = String(transformation !== UNMOVED);
        }
      }
    };
    move(movement.days);
    return movement.follow(move);
  });
}

const UNMOVED = '1 0';

/** Returns the scale and the translation that fit a drawing for an axis to some days. */
function transformBetween({ shown, width }: Axis, days: Days): { readonly k: number; readonly t: number } {
  const span = days.to - days.from;
  return { k: (shown.to - shown.from) / span, t: ((shown.from - days.from) / span) * width };
}
