import { go } from '../address/use-view';
import type { Days, View } from '../address/view';
import { DateField } from '../time/date-fields';
import { useTitle } from '../page/use-title';
import { useToday } from '../time/use-today';
import { isoDay } from '../time/day';
import { ExpirationList } from './expiration-list';

const YEARS_AHEAD = 10;

export function ExpirationsPage({ view }: { readonly view: View }) {
  useTitle('Expirations');
  const today = useToday();
  const period = view.period ?? { from: today, to: today + YEARS_AHEAD * 365 };
  const change = (to: Partial<Days>): void => {
    const { from, to: last } = { ...period, ...to };
    go({ ...view, period: { from, to: Math.max(from, last) } });
  };
  return (
    <div className="narrow">
      <h1>Deadlines: what ends, or may end</h1>
      <div className="dates">
        <DateField label="From" day={period.from} onChange={(from) => change({ from })} />
        <DateField label="To" day={period.to} onChange={(to) => change({ to })} />
      </div>
      <ExpirationList from={period.from} to={period.to} />
      <p className="quiet">
        <a href={`/v1/expirations.ics?from=${isoDay(period.from)}&to=${isoDay(period.to)}`}>
          As a calendar (iCalendar)
        </a>
      </p>
    </div>
  );
}
