import { Link } from '../address/link';

interface Props {
  readonly partnership: string;
  readonly eventId: string;
}

/** Ways to say that an event was recorded wrongly, or should not have been. */
export function CorrectLinks({ partnership, eventId }: Props) {
  const to = { page: 'record', partnership, correct: eventId } as const;
  return (
    <span className="correct-links">
      <Link to={to}>Correct</Link> <Link to={{ ...to, act: 'retract' }}>Retract</Link>
    </span>
  );
}
