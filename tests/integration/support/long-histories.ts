import { agreed, started } from './events';

/** Valid requests for partnerships that last for thousands of years, or that are as uncertain as events can make them. */
export interface LongHistory {
  /** Requests that are recorded first and are not measured. */
  readonly before: readonly (readonly object[])[];
  /** Requests that are measured one by one. */
  readonly requests: readonly (readonly object[])[];
}

const times = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));

const KIND = 'supply';
const two = (n: number): string => String(n).padStart(2, '0');
const year = (n: number): string => String(n).padStart(4, '0');

const set = (summary: string, more: object = {}): object => ({
  effect: 'set',
  kind: KIND,
  scope: 'all',
  value: { summary },
  ...more,
});
const override = (summary: string | null, more: object): object => ({
  effect: 'override',
  kind: KIND,
  scope: 'all',
  value: summary === null ? null : { summary },
  ...more,
});
const notice = (on: string, more: object = {}): object => ({ effect: 'notice', kind: KIND, scope: 'all', on, ...more });

/** Events of one effect each, a hundred to a request. */
const inRequests = (effects: readonly object[], more: object = {}): object[][] =>
  times(Math.ceil(effects.length / 100), (nth) =>
    effects.slice(nth * 100, nth * 100 + 100).map((effect) => agreed([effect], { occurred: '0001-01-01', ...more })),
  );

/** The notice period is not longer than the shortest month. */
const MONTHLY = { from: '0001-01-01', until: '0001-01-31', renewal: { period: 'P1M', notice: 'P28D' } };
/** Its start has so many possible days that all other claims may start before or after it. */
const uncertain = (n: number): object => ({
  from: `[${year(1 + n)}-01-01..${year(9000 - n)}-12-31]`,
  until: `${year(1 + n)}-01-31`,
  renewal: { period: n % 2 ? 'P28D' : 'P1M', notice: 'P28D' },
});

const BEGUN: readonly (readonly object[])[] = [[started({ occurred: '0001-01-01' })]];

const partiesChanged = (occurred: string, change: object): object => ({
  ...(started() as Record<string, unknown>),
  type: 'PartiesChanged',
  occurred,
  title: 'others are bound',
  data: change,
});
const conditionMet = (condition: string, occurred: string): object => ({
  ...(started() as Record<string, unknown>),
  type: 'ConditionMet',
  occurred,
  title: 'it came true',
  data: { condition },
});

/** Histories in which claims renew, have a period, wait or are uncertain up to the last day of the calendar. Every query about them must be answered. */
export const longHistories = (count = 200): Record<string, LongHistory> => ({
  'a term that renews itself each month since the year 1': {
    before: BEGUN,
    requests: [[agreed([set('monthly', MONTHLY)])], [agreed([notice('9990-05-05')])]],
  },
  'hundreds of terms that renew themselves each month': {
    before: BEGUN,
    requests: inRequests(times(count, (n) => set(`monthly ${n}`, { ...MONTHLY, scope: `s${n}` }))),
  },
  'renewing claims that supersede one another': {
    before: BEGUN,
    requests: inRequests(
      times(count, (n) =>
        set(`from ${n}`, { ...MONTHLY, from: `${year(1 + n)}-01-01`, until: `${year(1 + n)}-01-31` }),
      ),
    ),
  },
  'renewing claims of which each may start on any day': {
    before: BEGUN,
    requests: inRequests(times(count, (n) => set(`uncertain ${n}`, uncertain(n)))),
  },
  'renewing claims and hundreds of notices': {
    before: [...BEGUN, ...inRequests(times(20, (n) => set(`uncertain ${n}`, uncertain(n))))],
    requests: inRequests(
      times(count, (n) => notice(n % 2 ? `[${year(1 + n * 40)}..9990]` : `${year(9 + n * 40)}-05-05`)),
    ),
  },
  'periods of one day': {
    before: BEGUN,
    requests: inRequests(
      times(count, (n) => set(`a day ${n}`, { from: `[${year(1 + n)}..9990]`, until: { for: n % 2 ? 'P1D' : 'P1M' } })),
    ),
  },
  'renewing claims with overrides in front': {
    before: [...BEGUN, ...inRequests(times(20, (n) => set(`uncertain ${n}`, n % 2 ? uncertain(n) : MONTHLY)))],
    requests: inRequests(
      times(count, (n) =>
        override(n % 3 ? null : `instead ${n}`, {
          from: n % 2 ? `[${year(2000 + n)}..9000]` : `${year(10 + n * 20)}-01-01`,
          until: n % 2 ? { for: 'P1D' } : `${year(20 + n * 20)}`,
        }),
      ),
    ),
  },
  'conditions that start and end claims that renew themselves': {
    before: [...BEGUN, times(8, (n) => conditionMet(`c${n}`, `[${year(1900 + n)}..${year(2100 + n)}]`))],
    requests: inRequests(
      times(count, (n) =>
        n % 2
          ? set(`renews ${n}`, {
              ...MONTHLY,
              from: `[${year(1 + n)}..2100]`,
              until: '2100-12-31',
              untilCondition: `c${n % 8}`,
            })
          : set(`waits ${n}`, {
              fromCondition: { any: [`c${n % 8}`, { all: [`c${(n + 1) % 8}`, 'open'] }] },
              untilCondition: { any: [`c${(n + 3) % 8}`, 'open'] },
              until: { for: 'P1D' },
            }),
      ),
    ),
  },
  'renewing claims between parties that change': {
    before: [
      ...BEGUN,
      ...inRequests(
        times(20, (n) =>
          set(`monthly ${n}`, { ...MONTHLY, from: `${year(1 + n * 100)}-01-01`, until: `${year(1 + n * 100)}-01-31` }),
        ),
      ),
    ],
    requests: times(Math.ceil(count / 100), (request) =>
      times(Math.min(100, count), (n) =>
        partiesChanged(
          n % 3 ? `${year(10 + 40 * n)}-${two(1 + request)}-05` : `[${year(10 + 40 * n)}..${year(60 + 40 * n)}]`,
          {
            joined: [{ id: `party-${request}-${n}`, name: `Party ${n}` }],
          },
        ),
      ),
    ),
  },
  'parties of which one joined on any day and all others on a day each': {
    before: [
      ...BEGUN,
      inRequests(times(20, (n) => set(`monthly ${n}`, { ...MONTHLY, scope: `s${n}` })))[0]!,
      [partiesChanged('[0002..9990]', { joined: [{ id: 'some-day', name: 'Some Day' }] })],
    ],
    requests: times(2, (request) =>
      times(Math.min(100, count), (n) =>
        partiesChanged(`${year(10 + 40 * n + request)}-03-05`, {
          joined: [{ id: `party-${request}-${n}`, name: `Party ${n}` }],
        }),
      ),
    ),
  },
  'terms that others replace while they renew themselves': {
    before: BEGUN,
    requests: inRequests(
      times(count, (n) =>
        set(`replaces ${n}`, {
          ...uncertain(n),
          scope: `s${n}`,
          ...(n > 0 && { replaces: [{ kind: KIND, scope: `s${n - 1}` }] }),
        }),
      ),
    ),
  },
});
