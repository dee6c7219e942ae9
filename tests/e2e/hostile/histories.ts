import { started } from '../support/events';

const two = (n: number): string => String(n).padStart(2, '0');
const dayOf = (n: number): string => new Date(Date.UTC(1950, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
const sources = [{ publisher: 'The Gazette', url: 'https://example.org/gazette' }];

const agreed = (n: number, occurred: string, effects: readonly object[], more: object = {}) => ({
  type: 'AgreementPublished',
  occurred,
  title: `Amendment ${n}`,
  sources,
  data: { agreement: { id: `amendment-${n}`, title: `Amendment ${n}`, form: 'amendment' } },
  effects,
  ...more,
});

const set = (kind: string, scope: string, value: object, more: object = {}) => ({
  effect: 'set',
  kind,
  scope,
  value,
  ...more,
});

/** A history of exact dates, in which each event sets one of ten terms again. */
export function* longHistory(events: number): Generator<object> {
  yield started();
  for (let n = 1; n < events; n += 1)
    yield agreed(n, dayOf(n), [set('api-hosting', `part-${two(n % 10)}`, { provider: 'a', summary: `as of ${n}` })]);
}

/** A history of claims that may all govern at once, each with another value. */
export function* impreciseHistory(claims: number): Generator<object> {
  yield started();
  for (let n = 1; n <= claims; n += 1)
    yield agreed(n, '2010-01-01', [set('exclusivity', 'all', { summary: `as of ${n}` }, { from: '[2010..2050]' })]);
}

/** A history of events that set a hundred terms each. */
export function* manyTerms(terms: number): Generator<object> {
  yield started();
  for (let n = 0; n < terms; n += 100)
    yield agreed(
      n,
      '2020-01-01',
      Array.from({ length: 100 }, (_, nth) => set('api-hosting', `part-${n + nth}`, { summary: `as of ${n + nth}` })),
    );
}

/** A history of one term with values and sources of the maximum size. */
export function* heavyHistory(events: number): Generator<object> {
  yield started();
  for (let n = 1; n <= events; n += 1) {
    const value = { summary: `as of ${n}`, text: `${n} `.repeat(360_000 / String(n).length) };
    yield agreed(n, dayOf(n), [set('purpose', 'all', value)], {
      sources: Array.from({ length: 100 }, (_, nth) => ({
        publisher: `Publisher ${n}-${nth}`,
        quote: `${n}-${nth} `.repeat(200).slice(0, 1_500),
      })),
    });
  }
}
