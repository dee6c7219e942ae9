import { renderRowFault, renderRowFaults } from './render-row-fault';

test.each([
  ['/events/0/occurred is no date: 2024-02 has the days 01 to 29, not 31.', '2024-02 has the days 01 to 29, not 31.'],
  [
    '/events/0/effects/0/kind is "nonsense", which is not a kind of term; /v1/term-kinds lists them',
    'Is "nonsense", which is not a kind of term',
  ],
])('the_fault_%s_is_rendered_as_%s', (detail, expected) => {
  expect(renderRowFault({ place: { member: 'occurred' }, detail })).toBe(expected);
});

test('the_fault_of_an_address_is_rendered_without_a_pattern', () => {
  const detail = '/events/0/sources/0/url must match pattern "^https?://\\S+$"';
  expect(renderRowFault({ place: { member: 'url' }, detail })).toBe('An address begins with https:// or http://');
});

describe('the faults of a row', () => {
  const map = { members: { occurred: 'Start', from: 'Start', kind: 'Term' }, value: {}, dates: undefined };
  const kinds = [
    { kind: 'api-hosting', title: 'Hosting of APIs' },
    { kind: 'compute-purchase', title: 'Purchase of compute' },
  ];

  it('name_a_column_once_that_feeds_two_members', () => {
    const faults = [
      { place: { member: 'occurred' }, detail: '/events/0/occurred is no date: There is no month 13.' },
      { place: { member: 'from' }, detail: '/events/0/effects/0/from is no date: There is no month 13.' },
    ] as const;
    expect(renderRowFaults(faults, { map, kinds, kind: undefined })).toEqual(['Column “Start”: There is no month 13.']);
  });

  it('name_the_kinds_nearest_to_an_unknown_one', () => {
    const faults = [
      { place: { member: 'kind' }, detail: 'hosting is not a kind of term; /v1/term-kinds lists them' },
    ] as const;
    expect(renderRowFaults(faults, { map, kinds, kind: 'hosting' })).toEqual([
      'Column “Term”: “hosting” is not a kind of term. The nearest are “Hosting of APIs”, “Purchase of compute”.',
    ]);
  });
});
