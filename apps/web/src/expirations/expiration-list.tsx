import { useMemo, useState } from 'react';
import type { Expiration } from '#client';
import { Link } from '../address/link';
import { Trouble } from '../page/trouble';
import { nameOfLane } from '../picture/render-segment';
import { loadPartnership } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { dayOf, isoDay, type Day } from '../time/day';
import { writtenBounds } from '../time/written-date';
import { renderValue, type Names } from '../value/render-value';
import { useNames } from '../value/use-names';
import { daysOfItem, renderItem } from './days-of-item';
import { namesOfItem } from './names-of-item';
import { useExpirations } from './use-expirations';

interface Props {
  readonly from: Day;
  readonly to: Day;
  /** The most items to show. If absent, all are shown, `AT_ONCE` at a time. */
  readonly most?: number;
}

const AT_ONCE = 50;

/** Renders the terms that end, or may end, in a period. */
export function ExpirationList({ from, to, most }: Props) {
  const names = useNames();
  const { items, isComplete, error } = useExpirations(from, to);
  const [count, setCount] = useState(AT_ONCE);
  if (!items) return error === undefined ? <p className="waiting">Loading…</p> : <Trouble error={error} />;
  if (items.length === 0) return <p className="quiet">Nothing ends in this period, as far as is recorded.</p>;
  const shown = items.slice(0, most ?? count);
  return (
    <>
      <Trouble error={error} />
      <ul className="expirations">
        {shown.map((item) => (
          <ExpirationItem key={keyOf(item)} item={item} names={names} begin={from} />
        ))}
      </ul>
      {most === undefined && shown.length < items.length && (
        <p>
          <button type="button" onClick={() => setCount(count + AT_ONCE)}>
            Show more of {items.length}
            {isComplete ? '' : ' so far'}
          </button>
        </p>
      )}
    </>
  );
}

const keyOf = ({ partnershipId, kind, scope, what, lastDay, value }: Expiration): string =>
  JSON.stringify([partnershipId, kind, scope, what, lastDay, value]);

interface ItemProps {
  readonly item: Expiration;
  readonly names: Names;
  readonly begin: Day;
}

function ExpirationItem({ item, names: kinds, begin }: ItemProps) {
  const { partnershipId, kind, scope, value, certainty } = item;
  const [days, words] = [daysOfItem(item), renderItem(item)];
  const { value: partnership } = useAnswer(loadPartnership(partnershipId));
  const names = useMemo(() => namesOfItem(item, partnership?.parties ?? [], kinds), [item, partnership, kinds]);
  const on = Math.max(dayOf(days.lo), days.hi === days.lo ? dayOf(days.lo) : begin);
  return (
    <li>
      <span className="when">
        {certainty === 'possibly' && <em>possibly </em>}
        {writtenBounds(inPeriod(days, begin))}
      </span>
      <span>
        <Link to={{ page: 'partnership', partnership: partnershipId, at: on, term: `${kind}/${scope}` }}>
          {nameOfLane({ kind, scope }, names)}
        </Link>{' '}
        <span className="quiet of">{partnership?.name ?? partnershipId}</span>
        {words !== null && <em>{words}: </em>}
        {renderValue(value, names)}
      </span>
    </li>
  );
}

/** Clips the days of an item to the period. If the end may have passed already, only the days still ahead are shown. */
const inPeriod = ({ lo, hi }: Expiration['lastDay'], begin: Day): Expiration['lastDay'] => ({
  lo: lo < isoDay(begin) && (hi === null || hi > isoDay(begin)) ? isoDay(begin) : lo,
  hi,
});
