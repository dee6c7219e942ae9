import { useMemo } from 'react';
import type { PartnershipSummary } from '#client';
import { Link } from '../address/link';
import { nameOfLane } from '../picture/tell-stretch';
import type { Stretch } from '../picture/drawing';
import { askPartnership, askTimeline } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { writtenDay, type Day } from '../time/day';
import { tellValue, type Names } from '../value/tell-value';
import { useNames } from '../value/use-names';
import { exampleOf } from './example';

interface Props {
  readonly partnership: PartnershipSummary;
  readonly today: Day;
}

/** One question with its answer, from what is recorded. */
export function ExampleQuestion({ partnership: { partnershipId, name }, today }: Props) {
  const { value: full } = useAnswer(askPartnership(partnershipId));
  const { value: timeline } = useAnswer(askTimeline(partnershipId));
  const names = useNames(full?.parties, timeline);
  const example = useMemo(() => (timeline ? exampleOf(timeline, today) : null), [timeline, today]);
  if (example === null) return null;
  const { lane, term, day, before, after } = example;
  return (
    <figure className="example" aria-label="An example">
      <figcaption>
        {nameOfLane(lane, names)} between {name ?? partnershipId}: what was in force on {writtenDay(day)}?
      </figcaption>
      <blockquote>{tellValue(before.pieces[0]!.value, names)}</blockquote>
      <p className="quiet">
        {`A day later: ${tellAfter(after, names)} `}
        <Link to={{ page: 'partnership', partnership: partnershipId, at: day, term }}>See why, and who says so</Link>
      </p>
    </figure>
  );
}

function tellAfter({ pieces, ends }: Stretch, names: Names): string {
  const [piece] = pieces;
  if (piece) return tellValue(piece.value, names);
  const replacement = ends.find(({ replacedBy }) => replacedBy)?.replacedBy;
  return replacement ? `replaced by “${nameOfLane(replacement, names)}”.` : 'no longer in force.';
}
