import { absenceOf, keyOfValue } from './absence';
import { inWords, renderMember, renderShortly, renderValue } from './render-value';

const names = new Map([
  ['microsoft', 'Microsoft'],
  ['openai', 'OpenAI'],
]);

describe('a value in a few words', () => {
  it.each([
    [{ provider: 'microsoft', exclusivity: 'exclusive', summary: 'long' }, 'exclusive · Microsoft'],
    [{ amount: { amount: '250000000000', currency: 'USD' }, seller: 'microsoft' }, '250 bn USD · Microsoft'],
    [{ amount: { amount: { from: '2000000000', to: '3500000000' }, currency: 'USD' } }, '2 bn–3.5 bn USD'],
    [{ percentage: { value: { from: '15', to: '20' } } }, '15–20 %'],
    [{ amount: { amount: '1', currency: 'EUR', qualifier: 'up-to' } }, 'up to 1 EUR'],
    [{ share: { value: '27', qualifier: 'about' }, holder: 'amazon' }, 'about 27 % · amazon'],
    [{ exclusivity: 'none', provider: '*' }, 'anyone · no exclusivity'],
    [{ exclusivity: { none: true }, provider: 'openai' }, 'OpenAI · no exclusivity'],
    [{ undisclosed: true }, 'undisclosed'],
    [{ unknown: true, summary: 'nobody said' }, 'unknown'],
    ['right-of-first-refusal', 'right of first refusal'],
    [{ summary: 'It is so.' }, 'It is so.'],
    [{ other: 1 }, '{"other":1}'],
  ])('%j_is_rendered_as_%p', (value, expected) => {
    expect(renderShortly(value, names)).toBe(expected);
  });

  it('is_its_summary_if_there_is_room', () => {
    expect(renderValue({ provider: 'microsoft', summary: 'Azure only.' }, names)).toBe('Azure only.');
  });

  it('of_a_kind_is_written_in_words', () => {
    expect(inWords('third-party-collaboration')).toBe('Third party collaboration');
  });
});

describe('a member of a value', () => {
  it.each([
    [{ amount: '138000000000', currency: 'USD' }, '138 bn USD'],
    [{ value: '2', unit: 'GW', qualifier: 'about' }, 'about 2 GW'],
    [['models', 'openai'], 'models, OpenAI'],
    [{ unknown: true }, 'unknown'],
  ])('%j_is_rendered_as_%p', (member, expected) => {
    expect(renderMember(member, names)).toBe(expected);
  });
});

describe('values', () => {
  it('are_equal_whatever_the_order_of_their_members', () => {
    expect(keyOfValue({ a: 1, b: { c: [1, 2], d: 2 } })).toBe(keyOfValue({ b: { d: 2, c: [1, 2] }, a: 1 }));
    expect(keyOfValue({ a: [1, 2] })).not.toBe(keyOfValue({ a: [2, 1] }));
  });

  it.each([
    [{ none: true }, 'none'],
    [{ none: true, summary: 'x' }, 'none'],
    [{ none: false }, null],
    [{ none: true, unknown: true }, null],
    ['none', null],
    [null, null],
  ])('%j_are_absent_and_rendered_as_%p', (value, absence) => {
    expect(absenceOf(value)).toBe(absence);
  });
});
