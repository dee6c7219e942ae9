const sources = [{ publisher: 'The Gazette', url: 'https://example.org/gazette' }];
const party = (id: string, name: string) => ({ id, name });
const PARTIES = ['umbra', 'vela', 'wren'];

/** A partnership with what agreements say besides values: conditions, overrides, renewals, scopes within scopes, parties that come and go. */
export const agreements = [
  {
    type: 'PartnershipStarted',
    occurred: '2021-01-04',
    title: 'Umbra, Vela and Wren work together',
    assertedBy: PARTIES,
    sources,
    data: {
      name: 'Umbra, Vela and Wren',
      parties: [party('umbra', 'Umbra'), party('vela', 'Vela'), party('wren', 'Wren')],
    },
  },
  {
    type: 'AgreementPublished',
    occurred: '2021-02-01',
    title: 'Framework agreement',
    assertedBy: PARTIES,
    sources,
    data: { agreement: { id: 'framework', title: 'Framework agreement', form: 'agreement' } },
    effects: [
      { effect: 'set', kind: 'supply', value: { supplier: 'umbra', summary: 'Umbra supplies lamps.' } },
      {
        effect: 'set',
        kind: 'cooperation',
        scope: 'shops',
        value: { summary: 'They share their shops.' },
        until: '2021-12-31',
        renewal: { period: 'P1Y', notice: 'P3M' },
      },
      { effect: 'set', kind: 'api-hosting', scope: 'api', value: { provider: 'umbra', summary: 'Umbra hosts.' } },
      {
        effect: 'set',
        kind: 'api-hosting',
        scope: 'api.stateless',
        value: { provider: 'vela', summary: 'Vela hosts stateless calls.' },
        from: '2023-01-01',
      },
      {
        effect: 'set',
        kind: 'ip-licence',
        scope: 'asia',
        value: { licensee: 'wren', summary: 'Wren may sell in Asia.' },
        fromCondition: 'asia-approval',
      },
      { effect: 'set', kind: 'non-compete', value: { summary: 'Nobody competes.' }, between: PARTIES },
      {
        effect: 'set',
        kind: 'non-compete',
        value: { bound: 'wren', summary: 'Wren alone may not compete.' },
        fromCondition: 'merger-cleared',
        by: '2099-12-31',
      },
    ],
  },
  {
    type: 'StatementMade',
    occurred: '2023-05-01',
    title: 'Vela supplies for a season, and shops rest',
    assertedBy: PARTIES,
    sources,
    data: { statement: 'For a season it is otherwise.', form: 'waiver' },
    effects: [
      {
        effect: 'override',
        kind: 'supply',
        value: { supplier: 'vela', summary: 'Vela supplies lamps.' },
        from: '2023-06-01',
        until: '2024-05-31',
      },
      { effect: 'override', kind: 'cooperation', scope: 'shops', value: null, from: '2023-06-01', until: '2024-05-31' },
    ],
  },
  {
    type: 'PartiesChanged',
    occurred: '2024-09-01',
    title: 'Wren is taken over by Xylo, and Yarrow joins',
    assertedBy: PARTIES,
    sources,
    data: {
      joined: [party('yarrow', 'Yarrow')],
      succeeded: [{ party: 'wren', by: party('xylo', 'Xylo') }],
    },
  },
];
