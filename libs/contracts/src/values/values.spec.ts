import { matches } from '../faults';
import { Absence } from './absence';
import { Currency, Decimal, Money } from './amounts';
import { ClauseDate, Duration } from './calendar';
import { compareDecimals } from './compare-decimals';
import { PartyOrAny, PartyRef } from './parties';

describe('shared values', () => {
  it.each([
    [
      'Decimal',
      Decimal,
      ['0', '12', '12.5', '0.05', '1000000000'],
      ['', '012', '12.50', '.5', '5.', '-1', '+1', '1e3', '1,000', '0.0', 12],
    ],
    ['Currency', Currency, ['USD', 'EUR'], ['usd', 'US', 'USDX', '$']],
    [
      'Money',
      Money,
      [
        { amount: '1', currency: 'USD' },
        { amount: '1', currency: 'USD', qualifier: 'up-to' },
        { amount: { from: '200', to: '300' }, currency: 'USD' },
      ],
      [{ amount: '1' }, { amount: '1', currency: 'USD', x: 1 }, { amount: { from: '1' }, currency: 'USD' }],
    ],
    [
      'Duration',
      Duration,
      ['P7Y', 'P1Y6M', 'P3W', 'PT36H', 'P1DT12H', 'P0.5Y', 'PT1.5S', 'P1Y2.5M'],
      ['P', 'PT', '7Y', 'P7', 'P1D12H', 'P1M1Y', 'P1.5Y2M', 'P1YT', 'p7y', 'P1.Y'],
    ],
    ['PartyRef', PartyRef, ['amazon', 'sk-hynix'], ['Amazon', '*', 'a--b', '-a', '']],
    ['PartyOrAny', PartyOrAny, ['amazon', '*'], ['**', 'Amazon', '']],
    [
      'Absence',
      Absence,
      [{ unknown: true }, { none: true }, { undisclosed: true }],
      [{}, { unknown: false }, { none: true, unknown: true }, { hidden: true }, null, true],
    ],
  ] as const)('%s_accepts_its_form_and_no_other', (_name, schema, accepted, refused) => {
    expect(accepted.filter((value) => !matches(schema, value))).toEqual([]);
    expect(refused.filter((value) => matches(schema, value))).toEqual([]);
  });

  it.each([
    ['0', '0', 0],
    ['9', '10', -1],
    ['10', '9.99', 1],
    ['1.5', '1.45', 1],
    ['1.4', '1.45', -1],
    ['123456789012345678901234567890', '123456789012345678901234567891', -1],
  ])('decimals_are_compared_exactly: %s and %s', (a, b, expected) => {
    expect(Math.sign(compareDecimals(a, b))).toBe(expected);
    expect(Math.sign(compareDecimals(b, a))).toBe(-expected + 0);
  });

  it('a_clause_date_is_a_real_day_month_or_year', () => {
    const isReal = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
    const two = (n: number) => String(n).padStart(2, '0');
    for (const year of ['0001', '1900', '2000', '2023', '2024', '2100', '9996'])
      for (let month = 0; month <= 13; month += 1)
        for (let day = 0; day <= 32; day += 1) {
          const text = `${year}-${two(month)}-${two(day)}`;
          expect([text, matches(ClauseDate, text)]).toEqual([text, isReal(text)]);
        }
    expect(['2030', '2030-12'].every((text) => matches(ClauseDate, text))).toBe(true);
    expect(
      ['0000', '0000-02-29', '2030-13', '203X', '2030-12-31T00:00', '30-12-2030'].some((text) =>
        matches(ClauseDate, text),
      ),
    ).toBe(false);
  });
});
