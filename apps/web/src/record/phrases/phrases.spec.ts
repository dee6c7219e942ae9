import { dayOf } from '../../time/day';
import { PHRASES, phraseOf, type PhraseName, readLines, readStart } from './phrases';

const reading = {
  today: dayOf('2026-11-29'),
  parties: [
    { id: 'ibm', name: 'International Business Machines' },
    { id: 'openai', name: 'OpenAI' },
  ],
};
const read = (name: PhraseName, words: string) => PHRASES[name].read(words, reading);

describe('words', () => {
  it.each([
    ['money', '15 billion USD', { amount: '15000000000', currency: 'USD' }],
    ['money', 'about $1.5 billion', { amount: '1500000000', currency: 'USD', qualifier: 'about' }],
    [
      'money',
      'up to 2 to 3.5 million euros',
      { amount: { from: '2000000', to: '3500000' }, currency: 'EUR', qualifier: 'up-to' },
    ],
    ['money', '15,000 US dollars', { amount: '15000', currency: 'USD' }],
    ['money', '15 billion', null],
    ['money', 'a lot of USD', null],
    ['percentage', 'about 27 %', { value: '27', qualifier: 'about' }],
    ['percentage', '15–20 percent', { value: { from: '15', to: '20' } }],
    ['quantity', 'about 2 GW', { value: '2', unit: 'GW', qualifier: 'about' }],
    ['quantity', '2', null],
    ['number', '1.5 million', '1500000'],
    ['number', '0.10', '0.1'],
    ['currency', '€', 'EUR'],
    ['duration', 'five years', 'P5Y'],
    ['duration', '1 year and 6 months', 'P1Y6M'],
    ['duration', 'a while', null],
    ['until', '5 years', { for: 'P5Y' }],
    ['until', 'through 2030', '2030'],
    ['until', '31 December 2030', '2030-12-31'],
    ['until', 'end of 2029', '2029-12-31'],
    ['until', 'the end of March 2026', '2026-03-31'],
    ['until', 'some day', null],
    ['day', '27 Feb 2026', '2026-02-27'],
    ['day', 'Feb 2026', null],
    ['date', 'early 2024', '[2024-01..2024-04]'],
    ['id', 'International Business Machines', 'ibm'],
    ['id', 'Goldman Sachs', 'goldman-sachs'],
    ['id', 'anyone', '*'],
    ['scope', 'API.Stateless calls', 'api.stateless-calls'],
    ['condition', 'AGI verified', 'agi-verified'],
    ['condition', 'EU approval and US approval', { all: ['eu-approval', 'us-approval'] }],
    ['condition', 'approval or 31 December 2030', { any: ['approval', { day: '2030-12-31' }] }],
  ] as const)('for_the_phrase_%s_%p_are_read_as_%j', (name, words, value) => {
    expect(read(name, words)).toEqual(value);
  });

  it.each([
    ['money', { amount: '138000000000', currency: 'USD', qualifier: 'about' }],
    ['money', { amount: { from: '2000000', to: '3500000' }, currency: 'EUR' }],
    ['money', { amount: '1234567', currency: 'EUR' }],
    ['percentage', { value: '27.5', qualifier: 'at-least' }],
    ['quantity', { value: '2', unit: 'GW', qualifier: 'about' }],
    ['until', { for: 'P1Y6M' }],
    ['until', '[2026-02-27..2026-03-31]'],
    ['duration', 'P90D'],
    ['day', '2026-02-27'],
    ['id', 'ibm'],
    ['condition', { any: ['agi-verified', { day: '2030-12-31' }] }],
  ] as const)('of_the_phrase_%s_rendered_from_%j_are_read_as_the_same_value', (name, value) => {
    const rendered = PHRASES[name].render(value, reading);
    expect(rendered === null ? null : read(name, rendered)).toEqual(value);
  });

  it.each([
    ['money', { amount: { unknown: true }, currency: 'USD' }],
    ['percentage', { value: '27', qualifier: { unknown: true } }],
    ['condition', { all: [{ any: ['a', 'b'] }, 'c'] }],
  ] as const)('of_the_phrase_%s_cannot_express_%j', (name, value) => {
    expect(PHRASES[name].render(value, reading)).toBeNull();
  });
});

describe('a schema', () => {
  it.each([
    [[{ type: 'object', properties: { amount: {}, currency: {}, qualifier: {} } }], 'money'],
    [[{ type: 'object', properties: { value: {}, qualifier: {} } }], 'percentage'],
    [[{ type: 'string', pattern: '^(0|[1-9]\\d*)(\\.\\d*[1-9])?$' }], 'number'],
    [[{ type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }], 'id'],
    [[{ type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*$' }], 'scope'],
    [[{ type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}$' }], null],
    [[{ type: 'string' }], null],
  ])('%j_is_written_as_the_phrase_%s', (variants, name) => {
    expect(phraseOf(variants)).toBe(name);
  });
});

describe('words whose beginning is understood', () => {
  it.each([
    ['money', '100 billion USD over 8 years', { amount: '100000000000', currency: 'USD' }, 'over 8 years'],
    ['money', '$35 billion on conditions', { amount: '35000000000', currency: 'USD' }, 'on conditions'],
    ['percentage', '27 % of it', { value: '27' }, 'of it'],
  ] as const)('for_the_phrase_%s_%p_are_split_into_%j_and_%p', (name, words, value, rest) => {
    expect(readStart(name, words, reading)).toEqual({ value, rest });
  });

  it('are_not_split_if_no_beginning_is_a_value', () => {
    expect(readStart('money', 'a lot of money', reading)).toBeNull();
    expect(readStart('duration', '5 years or so', reading)).toBeNull();
  });
});

it('several_names_on_one_line_are_read_as_several_values', () => {
  expect(readLines(['NVIDIA / SoftBank', 'Novo Nordisk A/S; ibm'], 'id', reading)).toEqual([
    'nvidia',
    'softbank',
    'novo-nordisk-a-s',
    'ibm',
  ]);
});
