import type { Timeline } from '#client';
import { laneId, lanesOf, type Lane } from './drawing';

/** Lanes of the last timeline; those that are as before are the same objects, and are not drawn again. */
export class KeptLanes {
  private lanes = new Map<string, { readonly text: string; readonly lane: Lane }>();
  private last: { timeline: Timeline; lanes: Lane[] } | undefined;

  of(timeline: Timeline): Lane[] {
    if (this.last?.timeline === timeline) return this.last.lanes;
    const before = this.lanes;
    this.lanes = new Map();
    const lanes = lanesOf(timeline).map((lane) => {
      const id = laneId(lane);
      const text = JSON.stringify(lane);
      const kept = before.get(id);
      const same = kept?.text === text ? kept : { text, lane };
      this.lanes.set(id, same);
      return same.lane;
    });
    this.last = { timeline, lanes };
    return lanes;
  }
}
