import type { Act } from '../address/act';
import { Link } from '../address/link';

interface Props {
  readonly partnership: string;
  /** The term as `kind/scope`; if absent, the form asks for it. */
  readonly term?: string;
  readonly acts: readonly Exclude<Act, 'retract'>[];
}

const NAMES: Readonly<Record<Props['acts'][number], string>> = {
  change: 'It changes',
  end: 'It ends',
  notice: 'Notice is given',
  contest: 'Somebody says otherwise',
  reaffirm: 'It stands',
  review: 'I looked: no news',
};

/** Renders links to record an event of a partnership or a term. */
export function TermActs({ partnership, term, acts }: Props) {
  return (
    <nav className="acts" aria-label="Record news">
      {acts.map((act) => (
        <Link
          key={act}
          className="chip"
          to={{ page: 'record', partnership, act, ...(term === undefined ? {} : { term }) }}
        >
          {NAMES[act]}
        </Link>
      ))}
    </nav>
  );
}
