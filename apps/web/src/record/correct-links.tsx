import { Link } from '../address/link';

interface Props {
  readonly partnership: string;
  readonly eventId: string;
}

/** Renders links to correct or to retract an event. */
export function CorrectLinks({ partnership, eventId }: Props) {
  const to = { page: 'record', partnership, correct: eventId } as const;
  return (
    <span className="correct-links">
      <Link to={to}>Correct</Link> <Link to={{ ...to, act: 'retract' }}>Retract</Link>
    </span>
  );
}
