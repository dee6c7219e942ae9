const sources = [{ publisher: 'The Gazette', url: 'https://example.org/gazette' }];
const agreement = (id: string, form = 'amendment') => ({ agreement: { id, title: `Agreement ${id}`, form } });

/** A partnership with everything that a picture can show: imprecise days, an imprecise change of value, dissent (with and without a governing claim), announcements and a reaffirmation. */
export const facets = [
  {
    type: 'PartnershipStarted',
    occurred: '2018~',
    title: 'Acme and Globex begin',
    assertedBy: ['acme'],
    sources,
    data: {
      name: 'Acme and Globex',
      parties: [
        { id: 'acme', name: 'Acme' },
        { id: 'globex', name: 'Globex' },
      ],
    },
    effects: [
      { effect: 'set', kind: 'api-hosting', from: '2019', value: { provider: 'acme', summary: 'Acme hosts.' } },
      { effect: 'set', kind: 'ip-licence', until: '2028', value: { licensor: 'acme', licensee: 'globex' } },
      { effect: 'set', kind: 'governing-law', value: { undisclosed: true } },
    ],
  },
  {
    type: 'AgreementPublished',
    occurred: '2021',
    title: 'Globex hosts, some time in 2021',
    assertedBy: ['globex'],
    sources,
    data: agreement('b'),
    effects: [{ effect: 'set', kind: 'api-hosting', value: { provider: 'globex', summary: 'Globex hosts.' } }],
  },
  {
    type: 'AgreementPublished',
    occurred: '2023-05-02',
    title: 'Acme disagrees',
    assertedBy: ['acme'],
    sources,
    data: agreement('c'),
    effects: [
      {
        effect: 'contest',
        kind: 'api-hosting',
        from: '2023-05-02',
        until: '2025-12-31',
        value: { provider: 'acme', summary: 'Acme says that it hosts.' },
      },
      { effect: 'contest', kind: 'audit-rights', value: { summary: 'Acme says that it may audit.' } },
    ],
  },
  {
    type: 'TermsReaffirmed',
    occurred: '2024-09-01',
    title: 'All stands',
    assertedBy: ['acme', 'globex'],
    sources,
    data: { statement: 'It stands.' },
    effects: [{ effect: 'reaffirm', kind: '*' }],
  },
  {
    type: 'AgreementPublished',
    occurred: '2026-02-01',
    title: 'A memorandum on warranty',
    standing: 'non-binding',
    assertedBy: ['globex'],
    sources,
    data: agreement('d', 'mou'),
    effects: [{ effect: 'set', kind: 'warranty', value: { period: 'P1Y' } }],
  },
];
