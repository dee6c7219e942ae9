import { Link } from '../address/link';
import { Trouble } from '../page/trouble';
import { nameOfLane } from '../picture/tell-stretch';
import { useNames } from '../value/use-names';
import { askExpirations, askPartnerships } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { dayOf, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { tellValue } from '../value/tell-value';

/** What ends, or may end, in a period. */
export function ExpirationList({ from, to }: { readonly from: Day; readonly to: Day }) {
  const names = useNames();
  const { value: partnerships } = useAnswer(askPartnerships());
  const nameOf = new Map(partnerships?.items.map(({ partnershipId, name }) => [partnershipId, name]));
  const { value, error } = useAnswer(askExpirations(from, to));
  if (!value) return <Trouble error={error} />;
  if (value.items.length === 0) return <p className="quiet">Nothing ends in this period.</p>;
  const soonest = [...value.items].sort((a, b) => (a.lastDay.lo < b.lastDay.lo ? -1 : 1));
  return (
    <>
      <ul className="expirations">
        {soonest.map(({ partnershipId, kind, scope, value: term, lastDay, certainty }, nth) => (
          <li key={nth}>
            <span className="when">
              {certainty === 'possibly' && <em>possibly </em>}
              {lastDay.hi === lastDay.lo
                ? writtenDate(lastDay.lo)
                : `${writtenDate(lastDay.lo)} or later${lastDay.hi === null ? '' : `, by ${writtenDate(lastDay.hi)}`}`}
            </span>
            <span>
              <Link
                to={{
                  page: 'partnership',
                  partnership: partnershipId,
                  at: dayOf(lastDay.lo),
                  term: `${kind}/${scope}`,
                }}
              >
                {nameOfLane({ kind, scope }, names)}
              </Link>{' '}
              <span className="quiet">{nameOf.get(partnershipId) ?? partnershipId}</span>
              <br />
              {tellValue(term, names)}
            </span>
          </li>
        ))}
      </ul>
      {value.next !== null && <p className="quiet">There are more; choose a shorter period.</p>}
    </>
  );
}
