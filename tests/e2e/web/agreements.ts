const sources = [{ publisher: 'The Gazette', url: 'https://example.org/gazette' }];
const party = (id: string, name: string) => ({ id, name });
const set = (kind: string, scope: string, value: object, more: object = {}) => ({
  effect: 'set',
  kind,
  scope,
  value,
  ...more,
});
const override = (kind: string, scope: string, value: object | null) => ({
  effect: 'override',
  kind,
  scope,
  value,
  from: '2023-06-01',
  until: '2024-05-31',
});
const PARTIES = ['umbra', 'vela', 'wren'];

/** A partnership with everything in agreements apart from values: conditions, overrides, renewals, nested scopes, and parties that join and leave. */
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
      set('supply', 'all', { supplier: 'umbra', summary: 'Umbra supplies lamps.' }),
      set(
        'cooperation',
        'shops',
        { summary: 'They share their shops.' },
        { until: '2021-12-31', renewal: { period: 'P1Y', notice: 'P3M' } },
      ),
      set('api-hosting', 'api', { provider: 'umbra', summary: 'Umbra hosts.' }),
      set(
        'api-hosting',
        'api.stateless',
        { provider: 'vela', summary: 'Vela hosts stateless calls.' },
        { from: '2023-01-01' },
      ),
      set(
        'ip-licence',
        'asia',
        { licensee: 'wren', summary: 'Wren may sell in Asia.' },
        { fromCondition: 'asia-approval' },
      ),
      set('non-compete', 'all', { summary: 'Nobody competes.' }, { between: PARTIES }),
      set(
        'non-compete',
        'all',
        { bound: 'wren', summary: 'Wren alone may not compete.' },
        { fromCondition: 'merger-cleared', by: '2099-12-31' },
      ),
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
      override('supply', 'all', { supplier: 'vela', summary: 'Vela supplies lamps.' }),
      override('cooperation', 'shops', null),
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
