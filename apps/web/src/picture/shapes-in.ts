import { exceptionsOf } from './exceptions';
import type { Lane, LaneSegment } from './drawing';

/** The shapes that the legend explains. */
export type ShapeName =
  | 'in force'
  | 'possibly'
  | 'one of two values'
  | 'waits for a condition'
  | 'overrides what is behind it'
  | 'suspended'
  | 'give notice by then, or it renews'
  | 'renewed itself'
  | 'called off before it started'
  | 'except a narrower scope'
  | 'who is bound changes'
  | 'ended'
  | 'replaced by'
  | 'announced'
  | 'contested'
  | 'reported otherwise'
  | 'an event changes it'
  | 'reaffirmed'
  | 'an event reaffirms terms'
  | 'several events';

/** Returns the shapes that a picture of some lanes and a number of events contains. */
export function shapesIn(lanes: readonly Lane[], events: number): ReadonlySet<ShapeName> {
  const shapes = new Set<ShapeName>(['in force', 'an event changes it']);
  for (const lane of lanes) {
    for (const segment of lane.segments) addShapesOf(segment, shapes);
    if (lane.pending.length > 0) shapes.add('waits for a condition');
    if (lane.calledOff.length > 0) shapes.add('called off before it started');
    if (lane.announced.length > 0) shapes.add('announced');
    if (lane.contests.length > 0) shapes.add('contested');
    if (lane.reportedOtherwise.length > 0) shapes.add('reported otherwise');
    if (lane.reaffirmations.length > 0) shapes.add('reaffirmed').add('an event reaffirms terms');
    if ((lane.succeededBy ?? []).length > 0) shapes.add('replaced by');
  }
  if (events > 1) shapes.add('several events');
  if (exceptionsOf(lanes).size > 0) shapes.add('except a narrower scope');
  return shapes;
}

function addShapesOf(segment: LaneSegment, shapes: Set<ShapeName>): void {
  const { pieces, inForce, suspended, covers, renewals, renewed, ends } = segment;
  if (inForce === 'possibly') shapes.add('possibly');
  if (inForce === 'definitely' && pieces.length > 1) shapes.add('one of two values');
  if (suspended !== undefined) shapes.add('suspended');
  if (covers.length > 0 && pieces.length > 0) shapes.add('overrides what is behind it');
  if (renewals.length > 0) shapes.add('give notice by then, or it renews');
  if (renewed.length > 0) shapes.add('renewed itself');
  if (pieces.some(({ bound }) => (bound.boundChanges ?? []).length > 0)) shapes.add('who is bound changes');
  if (pieces.length === 0 && suspended === undefined) shapes.add('ended');
  if (ends.some(({ replacedBy }) => replacedBy)) shapes.add('replaced by');
}
