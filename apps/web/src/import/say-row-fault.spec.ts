import { sayRowFault } from './say-row-fault';

test.each([
  ['/events/0/occurred is no date: 2024-02 has the days 01 to 29, not 31.', '2024-02 has the days 01 to 29, not 31.'],
  [
    '/events/0/effects/0/kind is "nonsense", which is not a kind of term; /v1/term-kinds lists them',
    'Is "nonsense", which is not a kind of term',
  ],
])('%s_is_said_as_%s', (detail, said) => {
  expect(sayRowFault({ place: { member: 'occurred' }, detail })).toBe(said);
});

test('what_is_wrong_with_an_address_is_said_without_a_pattern', () => {
  const detail = '/events/0/sources/0/url must match pattern "^https?://\\S+$"';
  expect(sayRowFault({ place: { member: 'url' }, detail })).toBe('An address begins with https:// or http://');
});
