import { useDeferredValue, useMemo, useRef } from 'react';
import type { PartnershipsShowResponse, Timeline } from '#client';
import type { Days } from '../address/view';
import { everything } from '../picture/axis';
import { CachedLanes } from '../picture/cached-lanes';
import { mayBeCalledOff, withCalledOff } from '../picture/called-off';
import type { Lane } from '../picture/drawing';
import { paletteOf, type Palette } from '../picture/palette';
import { partyLanesOf } from '../picture/party-lanes';
import { storyOf, type Story } from '../picture/story';
import { loadAgreements } from '../service/service';
import { useAnswer } from '../service/use-answer';
import type { Day } from '../time/day';
import { keyOfScope, type Names } from '../value/render-value';
import { namesOfScopes } from '../value/use-names';

/** A partnership as it was known at a moment, with the days of its picture. */
export interface Known {
  readonly id: string;
  readonly partnership: PartnershipsShowResponse;
  /** Undefined: as known now. */
  readonly knownAt: Day | undefined;
  /** The timeline as known at `knownAt`; while it loads, the previous one. */
  readonly knownTimeline: Timeline;
  /** The timeline as known now. Its recordings are the stops of the handle of `knownAt`. */
  readonly present: Timeline;
  readonly names: Names;
  readonly today: Day;
}

/** What the picture and the panels show of a partnership. */
export interface Drawing {
  readonly timeline: Timeline;
  /** The lanes of the terms. */
  readonly lanes: readonly Lane[];
  /** The lanes of the parties and of the terms. */
  readonly drawn: readonly Lane[];
  readonly names: Names;
  readonly story: Story;
  readonly palette: Palette;
  /** All days that the picture can show. */
  readonly whole: Days;
}

/** Derives the drawing of a partnership. It is rendered with low priority: the dragged handle comes before the lanes. */
export function useDrawing({ id, partnership, knownAt, knownTimeline, present, today, ...given }: Known): Drawing {
  const timeline = useDeferredValue(knownTimeline);
  const lanes = useLanes(id, knownAt, timeline);
  const names = useMemo(() => {
    const unnamed = lanes.map(({ scope }) => scope).filter((scope) => !given.names.has(keyOfScope(scope)));
    return unnamed.length === 0 ? given.names : new Map([...given.names, ...namesOfScopes(unnamed, timeline)]);
  }, [given.names, lanes, timeline]);
  const drawn = useMemo(() => [...partyLanesOf(timeline), ...lanes], [timeline, lanes]);
  const story = useMemo(() => storyOf(timeline, drawn), [timeline, drawn]);
  const palette = useMemo(() => {
    const parties = [...partnership.parties, ...present.parties];
    return paletteOf(
      parties.map((party) => party.id),
      present,
    );
  }, [partnership, present]);
  const whole = useMemo(() => everything(present, today), [present, today]);
  return { timeline, lanes, drawn, names, story, palette, whole };
}

/** Returns the lanes of the terms, with the agreements that were called off before they came into force. */
function useLanes(id: string, knownAt: Day | undefined, timeline: Timeline): readonly Lane[] {
  const cachedLanes = useRef(new CachedLanes());
  const terms = useMemo(() => cachedLanes.current.of(timeline), [timeline]);
  const agreements = useAnswer(mayBeCalledOff(timeline) ? loadAgreements(id, knownAt) : null).value?.agreements;
  return useMemo(
    () => (agreements === undefined ? terms : withCalledOff(terms, timeline, agreements)),
    [terms, timeline, agreements],
  );
}
