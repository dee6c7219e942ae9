import type { Act } from '../address/act';
import { Link } from '../address/link';

interface Props {
  readonly partnership: string;
  /** `kind/scope`; without it the form asks which. */
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

/** Ways to record what is new about what is shown. */
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
