import type { Content, Effect, History, SetEffect, Source } from './events';

/**
 * The reference timeline of Microsoft and OpenAI, edition 2, as events in their wire form. Titles are our own words.
 * Each event was recorded at noon of the day on which it became public, several of one day a minute apart.
 */
const MICROSOFT = 'microsoft';
const OPENAI = 'openai';
const THIRD = {
  amazon: { id: 'amazon', name: 'Amazon' },
  softbank: { id: 'softbank', name: 'SoftBank' },
  oracle: { id: 'oracle', name: 'Oracle' },
  nvidia: { id: 'nvidia', name: 'NVIDIA' },
} as const;

type More = Partial<Omit<SetEffect, 'effect' | 'kind' | 'scope' | 'value'>>;
const set = (kind: string, scope: string, value: unknown, more: More = {}): Effect => ({
  effect: 'set',
  kind,
  scope,
  value,
  ...more,
});
const end = (kind: string, scope: string): Effect => ({ effect: 'end', kind, scope });
const reaffirm = (kind: string, scope: string): Effect => ({ effect: 'reaffirm', kind, scope });
const contest = (kind: string, scope: string, value: unknown): Effect => ({ effect: 'contest', kind, scope, value });

const usd = (amount: string, qualifier?: string): object => ({
  amount,
  currency: 'USD',
  ...(qualifier === undefined ? {} : { qualifier }),
});
const UNDISCLOSED = { undisclosed: true };
const AGI = 'agi-verified';
const azure = (exclusivity: string, summary?: string): object => ({
  provider: MICROSOFT,
  exclusivity,
  ...(summary === undefined ? {} : { summary }),
});

const openai = (path: string, title: string, published: string): Source => ({
  publisher: 'OpenAI',
  url: `https://openai.com/index/${path}`,
  title,
  published,
});
const microsoft = (title: string, published: string): Source => ({
  publisher: 'Microsoft',
  title,
  published,
});

/** Event 7, the definitive agreement of October 2025. */
const october2025: readonly Effect[] = [
  set('equity-stake', 'microsoft', {
    holder: MICROSOFT,
    percentage: { value: '27', qualifier: 'about' },
    valuation: usd('135000000000', 'about'),
    summary: 'as converted and diluted',
  }),
  set(
    'ip-licence',
    'models-and-products',
    {
      licensee: MICROSOFT,
      exclusivity: 'exclusive',
      summary: 'includes models after AGI, with safety guardrails; excludes consumer hardware',
    },
    { until: '2032-12-31', replaces: [{ kind: 'ip-licence', scope: 'models' }] },
  ),
  set(
    'exclusivity',
    'ip-licence',
    { holder: MICROSOFT, exclusivity: 'exclusive', summary: 'Microsoft’s rights to the IP are exclusive' },
    { untilCondition: AGI },
  ),
  set(
    'ip-licence',
    'research',
    { licensee: MICROSOFT, summary: 'confidential methods of research' },
    { until: '2030-12-31', untilCondition: AGI },
  ),
  set('api-hosting', 'all', azure('exclusive'), { untilCondition: AGI }),
  set('api-hosting', 'us-national-security', { provider: { none: true }, exclusivity: 'none', summary: 'any cloud' }),
  set('product-hosting', 'all', { provider: { none: true }, exclusivity: 'none', summary: 'any cloud' }),
  set(
    'revenue-share',
    'both-directions',
    { percentage: UNDISCLOSED, summary: 'goes on, with payments over a longer time' },
    { untilCondition: AGI },
  ),
  set('agi-determination', 'all', { summary: 'OpenAI declares, an independent panel of experts verifies' }),
  set('compute-purchase', 'azure', {
    buyer: OPENAI,
    seller: MICROSOFT,
    amount: usd('250000000000'),
    summary: 'incremental',
  }),
  end('compute-supply', 'all'),
  set('independent-pursuit', 'microsoft', {
    summary: 'may pursue AGI alone or with others; compute thresholds where OpenAI’s IP is used before AGI',
  }),
  set('independent-pursuit', 'open-weights', {
    summary: 'OpenAI may release open-weight models that meet criteria of capability',
  }),
  set('third-party-collaboration', 'openai', {
    summary: 'some products may be developed with third parties; API products among them stay on Azure',
  }),
  reaffirm('purpose', 'all'),
];

const sinceOctober = (kind: string, scope: string, value: unknown, more: More = {}): Effect =>
  set(kind, scope, value, { from: '2025-10-28', clarifies: true, ...more });

/** Event 10: what the joint statement of February 2026 says of how things were all along. */
const clarifications: readonly Effect[] = [
  sinceOctober(
    'api-hosting',
    'stateless',
    azure('exclusive', 'also for calls that result from work with third parties, Amazon included'),
    { untilCondition: AGI, replaces: [{ kind: 'api-hosting', scope: 'all' }] },
  ),
  sinceOctober('product-hosting', 'first-party', azure('exclusive', 'Frontier included')),
  sinceOctober('revenue-share', 'other-clouds', {
    percentage: UNDISCLOSED,
    summary: 'OpenAI’s revenue from partnerships with other clouds is shared and always was',
  }),
  sinceOctober('compute-supply', 'additional', { summary: 'OpenAI may commit to more compute elsewhere' }),
  set(
    'third-party-collaboration',
    'others',
    { summary: 'partnerships with others were always possible' },
    { from: '2019-07-22', clarifies: true },
  ),
  set(
    'independent-pursuit',
    'both',
    { summary: 'both may pursue other opportunities, from the outset' },
    { from: '2019-07-22', clarifies: true },
  ),
  sinceOctober('purchase-channel', 'stateless-apis', { channels: [MICROSOFT, OPENAI] }),
  sinceOctober('cooperation', 'engineering', { summary: 'they work closely together' }),
  sinceOctober('cooperation', 'products', { summary: 'they work closely together' }),
];

/** Event 12, the amendment of April 2026. */
const april2026: readonly Effect[] = [
  set(
    'ip-licence',
    'models-and-products',
    { licensee: MICROSOFT, exclusivity: 'non-exclusive' },
    { until: '2032-12-31' },
  ),
  end('exclusivity', 'ip-licence'),
  end('api-hosting', 'stateless'),
  set('api-hosting', 'all', { provider: { none: true }, exclusivity: 'none', summary: 'any cloud' }),
  set('product-hosting', 'all', { provider: { none: true }, exclusivity: 'none', summary: 'any cloud' }),
  set(
    'product-hosting',
    'first-party',
    azure('primary', 'products ship first on Azure unless Microsoft cannot and chooses not to support what they need'),
  ),
  end('revenue-share', 'both-directions'),
  set(
    'revenue-share',
    'openai-to-microsoft',
    {
      percentage: UNDISCLOSED,
      cap: UNDISCLOSED,
      summary: 'the same percentage, independent of progress in technology',
    },
    { until: '2030-12-31' },
  ),
];

const both = [MICROSOFT, OPENAI];
const withAmazon: More = { between: [OPENAI, 'amazon'] };

export const referenceContents: readonly Content[] = [
  {
    type: 'PartnershipStarted',
    occurred: '2019-07-22',
    title: 'Microsoft invests in OpenAI and becomes its cloud',
    assertedBy: both,
    sources: [
      openai(
        'microsoft-invests-in-and-partners-with-openai',
        'Microsoft invests in and partners with OpenAI',
        '2019-07-22',
      ),
    ],
    data: {
      name: 'Microsoft and OpenAI',
      parties: [
        { id: MICROSOFT, name: 'Microsoft' },
        { id: OPENAI, name: 'OpenAI' },
      ],
    },
    effects: [
      set('compute-supply', 'all', azure('exclusive')),
      set('investment', '2019', { investor: MICROSOFT, amount: usd('1000000000') }),
      set('purpose', 'all', { summary: 'AI that benefits people and is widely available' }),
      set('cooperation', 'research', { summary: 'they work together on research' }),
    ],
  },
  {
    type: 'AgreementPublished',
    occurred: '2020-09-22',
    title: 'Microsoft alone is licensed to use GPT-3 itself',
    assertedBy: [MICROSOFT],
    sources: [microsoft('On the exclusive licence of GPT-3', '2020-09-22')],
    data: { agreement: { id: 'gpt-3-licence', title: 'Licence of GPT-3', form: 'agreement' } },
    effects: [
      set('ip-licence', 'gpt-3', {
        licensee: MICROSOFT,
        exclusivity: 'exclusive',
        summary: 'access through OpenAI’s API is not affected',
      }),
    ],
  },
  {
    type: 'AgreementPublished',
    occurred: '2023-01-23',
    title: 'The partnership is extended with an investment over several years',
    assertedBy: [MICROSOFT],
    sources: [microsoft('Microsoft and OpenAI extend partnership', '2023-01-23')],
    data: { agreement: { id: 'extension-2023', title: 'Extension of 2023', form: 'extension' } },
    effects: [
      set('investment', '2023', UNDISCLOSED),
      set('api-hosting', 'all', azure('exclusive')),
      set('product-hosting', 'all', azure('exclusive')),
      reaffirm('compute-supply', 'all'),
    ],
  },
  {
    type: 'AgreementPublished',
    occurred: '2025-01-21',
    title: 'New capacity: first refusal instead of exclusivity',
    assertedBy: [MICROSOFT],
    sources: [microsoft('Microsoft and OpenAI evolve partnership', '2025-01-21')],
    data: {
      agreement: {
        id: 'amendment-2025-01',
        title: 'Amendment of January 2025',
        form: 'amendment',
        amends: ['extension-2023'],
      },
    },
    effects: [
      set('compute-supply', 'all', azure('right-of-first-refusal')),
      set('revenue-share', 'both-directions', { percentage: UNDISCLOSED }, { until: '2030-12-31' }),
      set('ip-licence', 'models', { licensee: MICROSOFT }, { until: '2030-12-31' }),
      reaffirm('api-hosting', 'all'),
      set('compute-purchase', 'azure-2025', UNDISCLOSED),
    ],
  },
  {
    type: 'ComputeCommitmentAnnounced',
    occurred: '2025-01-21',
    title: 'Stargate: OpenAI, SoftBank and Oracle build data centres',
    assertedBy: [OPENAI],
    sources: [openai('announcing-the-stargate-project', 'Announcing the Stargate project', '2025-01-21')],
    thirdParties: [THIRD.softbank, THIRD.oracle],
    data: { with: ['softbank', 'oracle'], programme: 'Stargate' },
    effects: [
      set(
        'compute-purchase',
        'stargate',
        { amount: usd('500000000000', 'up-to'), summary: 'over four years' },
        { between: [OPENAI, 'softbank', 'oracle'] },
      ),
    ],
  },
  {
    type: 'AgreementPublished',
    occurred: '2025-09-11',
    title: 'A memorandum of understanding for the next phase',
    standing: 'non-binding',
    assertedBy: both,
    sources: [
      openai('joint-statement-from-openai-and-microsoft', 'Joint statement from OpenAI and Microsoft', '2025-09-11'),
    ],
    data: { agreement: { id: 'mou-2025', title: 'Memorandum of understanding', form: 'mou' } },
    effects: [],
  },
  {
    type: 'AgreementPublished',
    occurred: '2025-10-28',
    title: 'The definitive agreement on the next chapter',
    assertedBy: both,
    sources: [
      microsoft('The next chapter of the Microsoft–OpenAI partnership', '2025-10-28'),
      openai(
        'next-chapter-of-microsoft-openai-partnership',
        'The next chapter of the Microsoft–OpenAI partnership',
        '2025-10-28',
      ),
    ],
    data: {
      agreement: {
        id: 'agreement-2025-10',
        title: 'Agreement of October 2025',
        form: 'restatement',
        amends: ['extension-2023', 'amendment-2025-01'],
      },
      inResponseTo: 'reference-6',
    },
    effects: october2025,
  },
  {
    type: 'ComputeCommitmentAnnounced',
    occurred: '2025-11-03',
    title: 'OpenAI buys compute from AWS',
    assertedBy: [OPENAI, 'amazon'],
    sources: [openai('aws-and-openai-partnership', 'AWS and OpenAI announce a partnership', '2025-11-03')],
    thirdParties: [THIRD.amazon],
    data: { with: ['amazon'] },
    effects: [
      set(
        'compute-purchase',
        'aws',
        { buyer: OPENAI, seller: 'amazon', amount: usd('38000000000'), summary: 'over seven years' },
        withAmazon,
      ),
    ],
  },
  {
    type: 'CollaborationAnnounced',
    occurred: '2026-02-27',
    title: 'Amazon invests, hosts a stateful runtime and distributes Frontier',
    assertedBy: [OPENAI, 'amazon'],
    sources: [
      { publisher: 'OpenAI', title: 'Announcement of the collaboration with Amazon', published: '2026-02-27' },
      { publisher: 'Amazon', title: 'Announcement of the collaboration with OpenAI', published: '2026-02-27' },
    ],
    thirdParties: [THIRD.amazon, THIRD.nvidia, THIRD.softbank],
    data: { with: ['amazon'], subject: 'investment, a stateful runtime on Bedrock, distribution of Frontier' },
    effects: [
      set('distribution', 'frontier', { distributor: 'amazon', exclusivity: 'exclusive-third-party' }, withAmazon),
      set(
        'compute-purchase',
        'aws',
        {
          buyer: OPENAI,
          seller: 'amazon',
          amount: usd('138000000000'),
          capacity: { value: '2', unit: 'GW', qualifier: 'about' },
          summary: '100 billion more over eight years; about 2 GW of Trainium',
        },
        withAmazon,
      ),
      set('investment', 'amazon', { investor: 'amazon', amount: usd('15000000000') }, withAmazon),
      set(
        'investment',
        'amazon-conditional',
        { investor: 'amazon', amount: usd('35000000000') },
        { ...withAmazon, fromCondition: 'amazon-conditions' },
      ),
      contest('product-hosting', 'first-party', {
        provider: 'amazon',
        exclusivity: 'none',
        summary: 'Frontier bought through AWS runs on Bedrock',
      }),
    ],
  },
  {
    type: 'TermsReaffirmed',
    occurred: '2026-02-27',
    title: 'Nothing announced that day changes the terms of October 2025',
    assertedBy: both,
    sources: [
      openai('continuing-microsoft-partnership', 'Joint Statement from OpenAI and Microsoft', '2026-02-27'),
      microsoft('Joint Statement from OpenAI and Microsoft', '2026-02-27'),
    ],
    data: { statement: 'the announcements of the day change nothing between the two', inResponseTo: 'reference-9' },
    effects: [
      reaffirm('*', 'all'),
      ...clarifications,
      reaffirm('cooperation', 'research'),
      reaffirm('agi-determination', 'all'),
    ],
  },
  {
    type: 'TermsReaffirmed',
    occurred: '[2026-02-27..2026-03-31]',
    title: 'An article retells the joint statement, with differences',
    standing: 'reported',
    assertedBy: both,
    sources: [{ publisher: 'a news article whose publisher, title and address are not known' }],
    data: { statement: 'the terms stand since 2019', inResponseTo: 'reference-10' },
    effects: [
      reaffirm('*', 'all'),
      contest('product-hosting', 'first-party', { summary: 'Frontier models, where the statement names the product' }),
    ],
  },
  {
    type: 'AgreementPublished',
    occurred: '2026-04-27',
    title: 'The next phase: Azure first instead of Azure only',
    assertedBy: both,
    sources: [
      {
        publisher: 'OpenAI',
        title: 'The next phase of the Microsoft OpenAI partnership',
        published: '2026-04-27',
      },
      microsoft('The next phase of the Microsoft OpenAI partnership', '2026-04-27'),
    ],
    data: {
      agreement: {
        id: 'amendment-2026-04',
        title: 'Amendment of April 2026',
        form: 'amendment',
        amends: ['agreement-2025-10'],
      },
    },
    effects: april2026,
  },
  {
    type: 'StatementMade',
    occurred: '2026-04-28',
    title: 'Some outlets word the exception for Azure more widely',
    standing: 'reported',
    assertedBy: [],
    sources: [{ publisher: 'press of 27 and 28 April 2026' }],
    data: { statement: '"cannot or chooses not to" instead of "cannot and chooses not to"', form: 'report' },
    effects: [
      contest(
        'product-hosting',
        'first-party',
        azure('primary', 'unless Microsoft cannot or chooses not to support it'),
      ),
    ],
  },
  {
    type: 'StatementMade',
    occurred: '2026-04-28',
    title: 'One outlet keeps Azure as the only provider of API capacity',
    standing: 'reported',
    assertedBy: [],
    sources: [{ publisher: 'press of 28 April 2026' }],
    data: { statement: 'Azure stays the exclusive provider of API capacity', form: 'report' },
    effects: [contest('api-hosting', 'all', azure('exclusive'))],
  },
  {
    type: 'SourcesReviewed',
    occurred: '2026-09-30',
    title: 'Public sources reviewed: no later change of terms found',
    assertedBy: [],
    sources: [{ publisher: 'own review of public sources', published: '2026-09-30' }],
    data: { through: '2026-09-30' },
  },
];

const PUBLIC_ON = [
  '2019-07-22T12:00',
  '2020-09-22T12:00',
  '2023-01-23T12:00',
  '2025-01-21T12:00',
  '2025-01-21T12:01',
  '2025-09-11T12:00',
  '2025-10-28T12:00',
  '2025-11-03T12:00',
  '2026-02-27T12:00',
  '2026-02-27T12:01',
  '2026-03-31T12:00',
  '2026-04-27T12:00',
  '2026-04-28T12:00',
  '2026-04-28T12:01',
  '2026-09-30T12:00',
] as const;

/** Versions 1 to 15, with the ids `reference-1` … `reference-15`. */
export const referenceHistory: History = referenceContents.map((content, index) => ({
  ...content,
  id: `reference-${index + 1}`,
  version: index + 1,
  recordedAt: `${PUBLIC_ON[index] ?? ''}:00.000Z`,
}));
