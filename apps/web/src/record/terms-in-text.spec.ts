import type { TermKind } from '#client';
import type { Lane } from '../picture/drawing';
import { dayOf } from '../time/day';
import { effectOn, notYetIn, termsInText } from './terms-in-text';

const kindOf = (kind: string, title: string): TermKind => ({ kind, title, description: '', schema: {} });
const kinds = [
  kindOf('investment', 'Investment'),
  kindOf('distribution', 'Distribution'),
  kindOf('api-hosting', 'Hosting of APIs'),
  kindOf('compute-purchase', 'Purchase of compute'),
];
const day = dayOf('2026-02-27');
const laneOf = (kind: string, scope: string): Lane =>
  ({
    kind,
    scope,
    segments: [{ from: day - 9, to: Infinity, pieces: [{ certainty: 'definitely', value: { summary: scope } }] }],
  }) as unknown as Lane;
const lanes = [
  laneOf('compute-purchase', 'aws'),
  laneOf('compute-purchase', 'azure'),
  laneOf('investment', 'microsoft'),
  laneOf('investment', '2019'),
];
const among = { kinds, lanes, parties: new Set(['microsoft', 'openai', 'amazon']), day };
const found = (text: string) =>
  termsInText(text, among).map(({ kind, scope, isRecorded }) => `${kind}/${scope}${isRecorded ? '' : ' new'}`);

test.each([
  ['', []],
  ['They expand the AWS agreement by $100 billion.', ['compute-purchase/aws']],
  ['AWS is the exclusive third-party cloud distribution provider.', ['compute-purchase/aws', 'distribution/all new']],
  ['Microsoft says that nothing changes.', []],
  ['Microsoft invests again.', ['investment/microsoft']],
  ['Amazon will invest.', ['investment/all new']],
  ['It hosts the API.', ['api-hosting/all new']],
  ['Drawing lessons of sawsmiths.', []],
])('the terms of “%s”', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('an effect on a recorded term begins with what is in force', () => {
  const [term] = termsInText('the AWS agreement', among);
  expect(effectOn(term!)).toEqual({ effect: 'set', kind: 'compute-purchase', scope: 'aws', value: { summary: 'aws' } });
});

test('an effect on a recorded term adds the one amount by which the text says that it grows', () => {
  const value = { amount: { amount: '100', currency: 'USD' }, buyer: 'openai' };
  const term = { kind: 'compute-purchase', scope: 'aws', isRecorded: true, value };
  const more = { amount: '20', currency: 'USD', words: '$20', isMore: true };
  const amounts = (...found: (typeof more)[]) => (effectOn(term, found)['value'] as typeof value).amount.amount;
  expect(amounts(more)).toBe('120');
  expect(amounts({ ...more, isMore: false })).toBe('100');
  expect(amounts({ ...more, currency: 'EUR' })).toBe('100');
  expect(amounts(more, { ...more, amount: '5' })).toBe('100');
});

test('a term is not offered twice', () => {
  const terms = termsInText('AWS distribution', among);
  expect(notYetIn([effectOn(terms[0]!)], terms).map(({ kind }) => kind)).toEqual(['distribution']);
  expect(notYetIn([{ ...effectOn(terms[1]!), scope: 'frontier' }], terms).map(({ kind }) => kind)).toEqual([
    'compute-purchase',
  ]);
});
