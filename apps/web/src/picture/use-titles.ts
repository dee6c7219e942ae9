import { useMemo } from 'react';
import type { Axis } from './axis';
import type { Lane } from './drawing';
import { crossingsOf } from './drops';
import { measureText } from './measure';
import type { Story } from './story';
import { placeTitles, type PlacedTitle } from './titles';

interface Titled {
  readonly axis: Axis;
  readonly laneAxis: Axis;
  readonly story: Story;
  readonly lanes: readonly Lane[];
  readonly rows: number;
}

/** Returns the titles of events at their places, and the lines from them to the lanes. Lanes and their lines are not rendered again during a movement. */
export function useTitles({ axis, laneAxis, story, lanes, rows }: Titled) {
  const resting = useMemo(() => titlesOn(laneAxis, story, rows), [laneAxis, story, rows]);
  const titles = useMemo(
    () => (axis === laneAxis ? resting : titlesOn(axis, story, rows)),
    [axis, laneAxis, resting, story, rows],
  );
  const crossings = useMemo(() => {
    const shown = resting.map((title) => title.story);
    return crossingsOf(shown, story.replacements, lanes);
  }, [resting, story, lanes]);
  return { titles, crossings };
}

const titlesOn = ({ width, x }: Axis, { byWeight }: Story, rows: number): PlacedTitle[] =>
  width > 1 ? placeTitles(byWeight, { width, rows, x }, measureText) : [];
