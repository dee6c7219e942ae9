import type { Timeline } from '#client';
import type { Day } from '../time/day';
import { runOf, segmentOn, type Lane, type Piece, type LaneSegment } from '../picture/drawing';

/** A term on a day: the values that are or may be in force, and the contests. */
export interface TermOn {
  readonly lane: Lane;
  readonly segment: LaneSegment | undefined;
  readonly pieces: readonly Piece[];
  readonly contests: Lane['contests'];
}

/** Returns the terms that are in force or contested on a day. */
export const answerOn = (lanes: readonly Lane[], day: Day): TermOn[] =>
  lanes.flatMap((lane) => {
    const segment = segmentOn(lane, day);
    const contests = lane.contests.filter(({ from, to }) => from <= day && day < to);
    const pieces = segment?.pieces ?? [];
    return pieces.length > 0 || contests.length > 0 ? [{ lane, segment, pieces, contests }] : [];
  });

/** Returns the announced events that no definitive event had superseded by a day. */
export const announcedOn = ({ announced }: Timeline, day: Day): Timeline['announced'] =>
  announced.filter(({ days }) => {
    const { from, to } = runOf(days);
    return from <= day && day < to;
  });

/** Renders the number of terms in force as a sentence. */
export function renderCount(answer: readonly TermOn[]): string {
  const inForce = answer.filter(({ segment }) => segment?.inForce === 'definitely');
  const possible = answer.filter(({ segment }) => segment?.inForce === 'possibly').length;
  const undecided = inForce.filter(({ pieces }) => pieces.every(({ certainty }) => certainty === 'possibly'));
  const terms = `${inForce.length} ${inForce.length === 1 ? 'term' : 'terms'} in force`;
  return [terms + renderUndecided(undecided, inForce.length), ...(possible === 0 ? [] : [`${possible} possibly`])].join(
    ', ',
  );
}

/** Renders how many terms are in force with an unknown one of several values. */
function renderUndecided(undecided: readonly TermOn[], count: number): string {
  const [first] = undecided;
  if (first === undefined) return '';
  if (count === 1) return ` (one of ${first.pieces.length} values)`;
  return ` (${undecided.length} of them with one of several values)`;
}
