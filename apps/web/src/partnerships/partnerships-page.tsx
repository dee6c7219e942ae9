import { useDeferredValue, useMemo, useState } from 'react';
import { Link } from '../address/link';
import { move } from '../address/use-view';
import type { View } from '../address/view';
import { ExpirationList } from '../expirations/expiration-list';
import { Trouble } from '../page/trouble';
import { useTitle } from '../page/use-title';
import { isSignInNeeded } from '../service/service';
import { useToday } from '../time/use-today';
import { ExampleQuestion } from './example-question';
import { matching } from './matching';
import { PartnershipList } from './partnership-list';
import { ORDERS, sorted, type Order } from './sorting';
import { usePartnerships } from './use-partnerships';

const AHEAD_DAYS = 10 * 365;
const FEW = 6;
const MOST_EVENTS = 500;

export function PartnershipsPage({ view }: { readonly view: View }) {
  useTitle('Partnerships');
  const today = useToday();
  const { items, error, isComplete } = usePartnerships();
  const [order, setOrder] = useState<Order>('recent');
  const search = useDeferredValue(view.search ?? '');
  const found = useMemo(() => sorted(matching(items, search), order), [items, search, order]);
  const example = useMemo(() => items.find(({ head }) => head.version <= MOST_EVENTS), [items]);
  const isEmpty = isComplete === true && items.length === 0;
  return (
    <div className="start">
      <header className="lead">
        <h1>What did they agree, when was it in force, and who says so?</h1>
        <p>
          Companies announce, change and end what they agree with each other. Here each announcement is an event with
          its date and its source, and any day can be asked about, as it looks now or as it looked back then.
        </p>
        {example && <ExampleQuestion partnership={example} today={today} />}
      </header>
      <Trouble error={error} />
      {!isSignInNeeded(error) && (
        <div className="start-columns">
          <section aria-label="Partnerships">
            {isEmpty ? (
              <Nothing />
            ) : (
              <>
                <div className="search">
                  <input
                    type="search"
                    aria-label="Search partnerships by name or party"
                    placeholder="Search by name or party"
                    value={view.search ?? ''}
                    onChange={({ target: { value } }) => move({ ...view, search: value })}
                  />
                  <select
                    aria-label="Order"
                    value={order}
                    onChange={({ target: { value } }) => setOrder(value as Order)}
                  >
                    {Object.entries(ORDERS).map(([name, label]) => (
                      <option key={name} value={name}>
                        {label}
                      </option>
                    ))}
                  </select>
                </div>
                <p className="quiet" role="status">
                  {isComplete === undefined
                    ? error === undefined && 'Loading…'
                    : `${renderCount(found.length, items.length)}${isComplete ? '' : ', more are loading…'}`}
                </p>
                {isComplete === undefined && error === undefined && <Skeleton />}
                {isComplete !== undefined && found.length === 0 && (
                  <p>
                    No partnership has “{search}” in its name or parties.{' '}
                    <Link to={{ page: 'partnerships' }}>Show all</Link>, or{' '}
                    <Link to={{ page: 'record' }}>record a new one</Link>.
                  </p>
                )}
                <PartnershipList partnerships={found} today={today} />
              </>
            )}
          </section>
          {!isEmpty && (
            <section aria-labelledby="soon" className="ahead">
              <h2 id="soon">Deadlines ahead</h2>
              <ExpirationList from={today} to={today + AHEAD_DAYS} most={FEW} />
              <p>
                <Link to={{ page: 'expirations' }}>All deadlines</Link>
              </p>
            </section>
          )}
        </div>
      )}
    </div>
  );
}

const renderCount = (found: number, all: number): string =>
  found === all ? `${all} ${all === 1 ? 'partnership' : 'partnerships'}` : `${found} of ${all} partnerships`;

const Nothing = () => (
  <div className="nothing">
    <h2>Nothing is recorded yet</h2>
    <p>A partnership begins with its first event: who agreed, when, and which document says so.</p>
    <Link className="button" to={{ page: 'record' }}>
      Record the first event
    </Link>
  </div>
);

const Skeleton = () => (
  <div className="skeleton" aria-hidden="true">
    <span />
    <span />
    <span />
  </div>
);
