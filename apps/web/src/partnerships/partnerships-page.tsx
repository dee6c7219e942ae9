import { useEffect, useState } from 'react';
import type { PartnershipSummary } from '#client';
import { Link } from '../address/link';
import { move } from '../address/use-view';
import type { View } from '../address/view';
import { Trouble } from '../page/trouble';
import { useTitle } from '../page/use-title';
import { useToday } from '../time/use-today';
import { ExpirationList } from '../expirations/expiration-list';
import { askPartnerships, service } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { writtenDate } from '../time/written-date';
import { inWords } from '../value/tell-value';
import { matching } from './matching';

const SOON_DAYS = 365;

export function PartnershipsPage({ view }: { readonly view: View }) {
  useTitle('Partnerships');
  const today = useToday();
  const { value: first, error } = useAnswer(askPartnerships());
  const { items, isComplete } = useAllPages(first);
  const found = matching(items, view.search ?? '');
  return (
    <div className="narrow">
      <h1>Which terms were in force, as known when, and who says so?</h1>
      <Trouble error={error} />
      <label className="search">
        <span className="unseen">Search partnerships by name or party</span>
        <input
          type="search"
          placeholder="Search by name or party"
          value={view.search ?? ''}
          onChange={({ target: { value } }) => move({ ...view, search: value })}
        />
      </label>
      <section aria-label="Partnerships">
        <p className="quiet" role="status">
          {first && `${found.length} of ${items.length} partnerships${isComplete ? '' : ' so far'}`}
        </p>
        {first && items.length === 0 && (
          <p>
            Nothing is recorded yet. <Link to={{ page: 'record' }}>Record the first event.</Link>
          </p>
        )}
        <ul className="cards">
          {found.slice(0, MOST_SHOWN).map(({ partnershipId, name, parties, head, recordedAt }) => (
            <li key={partnershipId}>
              <Link to={{ page: 'partnership', partnership: partnershipId }} className="card">
                <strong>{name ?? partnershipId}</strong>
                <span className="quiet">{parties.map(inWords).join(' · ')}</span>
                <span className="quiet">
                  {head.version} {head.version === 1 ? 'event' : 'events'}, the last recorded{' '}
                  {writtenDate(recordedAt.slice(0, 10))}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {found.length > MOST_SHOWN && (
          <p className="quiet">Only the first {MOST_SHOWN} are listed; search for others.</p>
        )}
      </section>
      <section aria-labelledby="soon">
        <h2 id="soon">Ending within a year</h2>
        <ExpirationList from={today} to={today + SOON_DAYS} />
        <p>
          <Link to={{ page: 'expirations' }}>Other periods</Link>
        </p>
      </section>
    </div>
  );
}

const MOST_SHOWN = 200;
const MOST_PAGES = 20;

/** Searching looks through all partnerships, so the pages behind the first are read as well. */
function useAllPages(first: { items: PartnershipSummary[]; next: string | null } | undefined) {
  const [more, setMore] = useState<{ items: PartnershipSummary[]; isComplete: boolean }>({
    items: [],
    isComplete: true,
  });
  useEffect(() => {
    const gone = new AbortController();
    setMore({ items: [], isComplete: !first?.next });
    const read = async (): Promise<void> => {
      let items: PartnershipSummary[] = [];
      let next = first?.next ?? null;
      for (let page = 1; next !== null && page < MOST_PAGES; page += 1) {
        const after = new URLSearchParams(next.slice(next.indexOf('?'))).get('after') ?? '';
        const answer: { items: PartnershipSummary[]; next: string | null } = await service().partnerships.list({
          query: { limit: 500, after },
          signal: gone.signal,
        });
        items = [...items, ...answer.items];
        next = answer.next;
        setMore({ items, isComplete: next === null });
      }
    };
    read().catch(() => undefined);
    return () => gone.abort();
  }, [first]);
  return { items: [...(first?.items ?? []), ...more.items], isComplete: more.isComplete };
}
