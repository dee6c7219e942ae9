import { useMemo } from 'react';
import type { PartnershipSummary } from '#client';
import { Link } from '../address/link';
import { nameOfLane } from '../picture/render-segment';
import type { LaneSegment } from '../picture/drawing';
import { loadPartnership, loadTimeline } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { writtenDay, type Day } from '../time/day';
import { renderValue, type Names } from '../value/render-value';
import { useNames } from '../value/use-names';
import { exampleOf } from './example';

interface Props {
  readonly partnership: PartnershipSummary;
  readonly today: Day;
}

/** Renders an example question with its answer, from recorded events. */
export function ExampleQuestion({ partnership: { partnershipId, name }, today }: Props) {
  const { value: full } = useAnswer(loadPartnership(partnershipId));
  const { value: timeline } = useAnswer(loadTimeline(partnershipId));
  const names = useNames(full?.parties, timeline);
  const example = useMemo(() => (timeline ? exampleOf(timeline, today) : null), [timeline, today]);
  if (example === null) return null;
  const { lane, term, day, before, after } = example;
  return (
    <figure className="example" aria-label="An example">
      <figcaption>
        {nameOfLane(lane, names)} between {name ?? partnershipId}: what was in force on {writtenDay(day)}?
      </figcaption>
      <blockquote>{renderValue(before.pieces[0]!.value, names)}</blockquote>
      <p className="quiet">
        {`A day later: ${renderAfter(after, names)} `}
        <Link to={{ page: 'partnership', partnership: partnershipId, at: day, term }}>See why, and who says so</Link>
      </p>
    </figure>
  );
}

function renderAfter({ pieces, ends }: LaneSegment, names: Names): string {
  const [piece] = pieces;
  if (piece) return renderValue(piece.value, names);
  const replacement = ends.find(({ replacedBy }) => replacedBy)?.replacedBy;
  return replacement ? `replaced by “${nameOfLane(replacement, names)}”.` : 'no longer in force.';
}
