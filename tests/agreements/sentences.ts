import {
  agreed,
  agreementEnded,
  contest,
  end,
  ended,
  met,
  notice,
  override,
  partiesChanged,
  party,
  reaffirm,
  ruledOut,
  set,
  stated,
  type Sentence,
  type SubjectOfSentences,
} from './sentence';

const A = 'Acme supplies';
const B = 'Acme and others supply';
const eachYear = { until: '2024-12-31', renewal: { period: 'P1Y', notice: 'P3M' } };

const dates: readonly Sentence[] = [
  {
    sentence: 'From 1 March 2024 Acme supplies Globex.',
    events: [agreed('2024-02-10', [set(A, { from: '2024-03-01' })])],
    questions: [
      { on: '2024-02-29', is: 'not in force' },
      { on: '2024-03-01', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'Acme has supplied Globex since 2021.',
    events: [stated('2024-02-10', [set(A, { from: '2021' })])],
    questions: [
      { on: '2020-12-31', is: 'not in force' },
      { on: '2021-06-01', is: `${A}: possibly` },
      { on: '2021-12-31', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'Deliveries began between March and May 2024.',
    events: [stated('2024-06-10', [set(A, { from: '[2024-03-01..2024-05-31]' })])],
    questions: [
      { on: '2024-02-29', is: 'not in force' },
      { on: '2024-04-15', is: `${A}: possibly` },
      { on: '2024-05-31', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'Deliveries began around May 2024.',
    events: [stated('2024-08-10', [set(A, { from: '2024-05~' })])],
    questions: [
      { on: '2024-03-31', is: 'not in force' },
      { on: '2024-04-15', is: `${A}: possibly` },
      { on: '2024-06-30', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'The agreement runs through 2030.',
    events: [agreed('2024-03-01', [set(A, { until: '2030-12-31' })])],
    questions: [
      { on: '2030-12-31', is: `${A}: definitely` },
      { on: '2031-01-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'The agreement ends some time in 2030.',
    events: [agreed('2024-03-01', [set(A, { until: '2030' })])],
    questions: [
      { on: '2030-01-01', is: `${A}: definitely` },
      { on: '2030-01-02', is: `${A}: possibly` },
      { on: '2031-01-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'The agreement is limited in time; its term was not published.',
    events: [agreed('2024-03-01', [set(A, { until: { unknown: true } })])],
    questions: [
      { on: '2024-03-01', is: `${A}: definitely` },
      { on: '2024-03-02', is: `${A}: possibly` },
    ],
  },
  {
    sentence: 'It runs for five years from the closing, which took place in March 2024.',
    events: [agreed('2024-04-02', [set(A, { from: '2024-03', until: { for: 'P5Y' } })])],
    questions: [
      { on: '2029-02-28', is: `${A}: definitely` },
      { on: '2029-03-30', is: `${A}: possibly` },
      { on: '2029-03-31', is: 'not in force' },
    ],
  },
  {
    sentence: 'The supply agreement ended in 2024.',
    events: [agreed('2021-01-01', [set(A)]), stated('2025-01-15', [end({ from: '2024' })])],
    questions: [
      { on: '2023-12-31', is: `${A}: definitely` },
      { on: '2024-06-01', is: `${A}: possibly` },
      { on: '2024-12-31', is: 'not in force' },
    ],
  },
  {
    sentence: 'The supply agreement ends with effect from 1 June 2024.',
    events: [agreed('2021-01-01', [set(A)]), stated('2024-03-01', [end({ from: '2024-06-01' })])],
    questions: [
      { on: '2024-05-31', is: `${A}: definitely` },
      { on: '2024-06-01', is: 'not in force' },
    ],
  },
];

const conditions: readonly Sentence[] = [
  {
    sentence: 'It takes effect when the authority approves. (No decision yet.)',
    events: [agreed('2024-03-01', [set(A, { fromCondition: 'approval' })])],
    questions: [
      { on: '2024-02-29', is: 'not in force' },
      { on: '2025-01-01', is: 'not in force; pending' },
      { on: '2027-06-01', is: `${A}: possibly` },
    ],
  },
  {
    sentence: 'The authority approved on 10 June 2024.',
    events: [agreed('2024-03-01', [set(A, { fromCondition: 'approval' })]), met('approval', '2024-06-10')],
    questions: [
      { on: '2024-06-09', is: 'not in force; pending' },
      { on: '2024-06-10', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'The authority approved in June 2024.',
    events: [agreed('2024-03-01', [set(A, { fromCondition: 'approval' })]), met('approval', '2024-06')],
    questions: [
      { on: '2024-05-31', is: 'not in force; pending' },
      { on: '2024-06-15', is: `${A}: possibly` },
      { on: '2024-07-01', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'The authority prohibited it.',
    events: [agreed('2024-03-01', [set(A, { fromCondition: 'approval' })]), ruledOut('approval', '2024-08-01')],
    questions: [
      { on: '2024-05-01', is: 'not in force; pending', version: 2 },
      { on: '2024-05-01', is: 'not in force' },
      { on: '2030-01-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'It lapses unless the closing takes place by 31 December 2024. (It did not.)',
    events: [agreed('2024-03-01', [set(A, { fromCondition: 'closing', by: '2024-12-31' })])],
    questions: [
      { on: '2025-01-01', is: 'not in force' },
      { on: '2030-01-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'The closing took place in February 2025, after the long-stop date of 31 December 2024.',
    events: [
      agreed('2024-03-01', [set(A, { fromCondition: 'closing', by: '2024-12-31' })]),
      met('closing', '2025-02-01'),
    ],
    questions: [{ on: '2025-02-01', is: 'not in force' }],
  },
  {
    sentence: 'It takes effect on 1 January 2025 or on approval, whichever is later.',
    events: [
      agreed('2024-03-01', [set(A, { from: '2025-01-01', fromCondition: 'approval' })]),
      met('approval', '2024-06-10'),
    ],
    questions: [
      { on: '2024-12-31', is: 'not in force' },
      { on: '2025-01-01', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'It takes effect when both authorities have approved.',
    events: [
      agreed('2024-03-01', [set(A, { fromCondition: { all: ['eu-approval', 'us-approval'] } })]),
      met('eu-approval', '2024-05-01'),
      met('us-approval', '2024-07-01'),
    ],
    questions: [
      { on: '2024-06-30', is: 'not in force; pending' },
      { on: '2024-07-01', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'It takes effect on approval, at the latest on 31 December 2030.',
    events: [agreed('2024-03-01', [set(A, { fromCondition: { any: ['approval', { day: '2030-12-31' }] } })])],
    questions: [
      { on: '2030-01-01', is: `${A}: possibly` },
      { on: '2030-12-31', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'The exclusivity holds until the goal is verified.',
    events: [agreed('2024-03-01', [set(A, { untilCondition: 'goal-verified' })])],
    questions: [
      { on: '2026-11-29', is: `${A}: definitely` },
      { on: '2027-06-01', is: `${A}: possibly` },
    ],
  },
  {
    sentence: 'It holds until the goal is verified or through 2030, whichever is first.',
    events: [agreed('2024-03-01', [set(A, { until: '2030-12-31', untilCondition: 'goal-verified' })])],
    questions: [
      { on: '2026-11-29', is: `${A}: definitely` },
      { on: '2030-12-31', is: `${A}: possibly` },
      { on: '2031-01-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'It ends when either party is acquired. (Globex was, on 5 May 2025.)',
    events: [
      agreed('2024-03-01', [set(A, { untilCondition: { any: ['acme-acquired', 'globex-acquired'] } })]),
      met('globex-acquired', '2025-05-05'),
    ],
    questions: [
      { on: '2025-05-05', is: `${A}: definitely` },
      { on: '2025-05-06', is: 'not in force' },
    ],
  },
];

const renewals: readonly Sentence[] = [
  {
    sentence:
      'It renews itself by a year unless notice is given three months before the end of 2024. (None was given.)',
    events: [agreed('2024-01-01', [set(A, eachYear)])],
    questions: [
      { on: '2026-12-31', is: `${A}: definitely` },
      { on: '2027-12-31', is: `${A}: definitely` },
      { on: '2028-01-01', is: `${A}: possibly` },
    ],
  },
  {
    sentence: 'Globex gave notice on 15 September 2024.',
    events: [agreed('2024-01-01', [set(A, eachYear)]), stated('2024-09-15', [notice('2024-09-15')])],
    questions: [
      { on: '2024-12-31', is: `${A}: definitely` },
      { on: '2025-01-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'Globex gave notice on 5 October 2024, five days too late.',
    events: [agreed('2024-01-01', [set(A, eachYear)]), stated('2024-10-05', [notice('2024-10-05')])],
    questions: [
      { on: '2025-12-31', is: `${A}: definitely` },
      { on: '2026-01-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'Globex gave notice in September or October 2024.',
    events: [agreed('2024-01-01', [set(A, eachYear)]), stated('2024-11-01', [notice('[2024-09-01..2024-10-31]')])],
    questions: [
      { on: '2024-12-31', is: `${A}: definitely` },
      { on: '2025-06-01', is: `${A}: possibly` },
      { on: '2026-01-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'It can be renewed twice, each time by a year.',
    events: [agreed('2024-01-01', [set(A, { until: '2024-12-31', renewal: { period: 'P1Y', times: 2 } })])],
    questions: [
      { on: '2026-12-31', is: `${A}: definitely` },
      { on: '2027-01-01', is: 'not in force' },
    ],
  },
];

const forATime: readonly Sentence[] = [
  {
    sentence: 'From July to September 2024 others may supply, too.',
    events: [
      agreed('2021-01-01', [set(A)]),
      stated('2024-06-01', [override(B, { from: '2024-07-01', until: '2024-09-30' })]),
    ],
    questions: [
      { on: '2024-06-30', is: `${A}: definitely` },
      { on: '2024-07-01', is: `${B}: definitely` },
      { on: '2024-10-01', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'The duty to supply is suspended for the season of 2024.',
    events: [
      agreed('2021-01-01', [set(A)]),
      stated('2023-12-01', [override(null, { from: '2024-01-01', until: '2024-12-31' })]),
    ],
    questions: [
      { on: '2024-06-01', is: 'not in force; suspended' },
      { on: '2025-01-01', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'The suspension was lifted on 15 August 2024.',
    events: [
      agreed('2021-01-01', [set(A)]),
      stated('2023-12-01', [override(null, { from: '2024-01-01', until: '2024-12-31' })]),
      stated('2024-08-10', [end({ of: 'override', from: '2024-08-15' })]),
    ],
    questions: [
      { on: '2024-08-14', is: 'not in force; suspended' },
      { on: '2024-08-15', is: `${A}: definitely` },
    ],
  },
  {
    sentence: 'Until further notice deliveries are suspended.',
    events: [
      agreed('2021-01-01', [set(A)]),
      stated('2024-06-01', [override(null, { from: '2024-06-01', until: { unknown: true } })]),
    ],
    questions: [
      { on: '2024-06-01', is: 'not in force; suspended' },
      { on: '2024-06-02', is: `${A}: possibly; possibly suspended` },
    ],
  },
];

const changes: readonly Sentence[] = [
  {
    sentence: 'From 2024 on others may supply, too.',
    events: [agreed('2021-01-01', [set(A)]), agreed('2023-12-01', [set(B, { from: '2024-01-01' })])],
    questions: [
      { on: '2023-12-31', is: `${A}: definitely` },
      { on: '2024-01-01', is: `${B}: definitely` },
    ],
  },
  {
    sentence: 'For 2024 they agreed on something else. (What held before does not come back by itself.)',
    events: [
      agreed('2021-01-01', [set(A)]),
      agreed('2023-12-01', [set(B, { from: '2024-01-01', until: '2024-12-31' })]),
    ],
    questions: [
      { on: '2024-06-01', is: `${B}: definitely` },
      { on: '2025-01-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'From some day in October 2024 on others may supply, too.',
    events: [agreed('2021-01-01', [set(A)]), agreed('2024-10-31', [set(B, { from: '2024-10' })])],
    questions: [
      { on: '2024-09-30', is: `${A}: definitely` },
      { on: '2024-10-15', is: `${B}: possibly, ${A}: possibly; in force` },
      { on: '2024-10-31', is: `${B}: definitely` },
    ],
  },
  {
    sentence:
      'The old arrangement ended in May 2024, the new one holds since May 2024. (Recorded as an end and a set.)',
    events: [
      agreed('2021-01-01', [set(A)]),
      stated('2024-06-10', [end({ from: '2024-05' })]),
      stated('2024-06-10', [set(B, { from: '2024-05' })]),
    ],
    questions: [
      { on: '2024-04-30', is: `${A}: definitely` },
      { on: '2024-06-15', is: `${B}: possibly` },
    ],
  },
  {
    sentence: 'The exclusivity for spare parts takes the place of the general one.',
    events: [
      agreed('2021-01-01', [set(A)]),
      agreed('2024-05-01', [set(B, { scope: 'spare-parts', replaces: [{ kind: 'supply', scope: 'all' }] })]),
    ],
    questions: [
      { on: '2024-04-30', is: `${A}: definitely` },
      { on: '2024-05-01', is: 'not in force' },
      { scope: 'spare-parts', on: '2024-05-01', is: `${B}: definitely` },
    ],
  },
  {
    sentence: 'Nothing changes: both firms say that their agreement stands.',
    events: [agreed('2021-01-01', [set(A)]), stated('2024-02-01', [reaffirm()])],
    questions: [
      { on: '2024-01-31', is: `${A}: definitely` },
      { on: '2024-02-01', is: `${A}: definitely; reaffirmed on 2024-02-01` },
    ],
  },
  {
    sentence: 'It was always meant to cover repairs.',
    events: [
      agreed('2021-01-01', [set(A)]),
      stated('2024-02-01', [set(`${A}, repairs too`, { from: '2021-01-01', clarifies: true })]),
    ],
    questions: [
      { on: '2022-01-01', is: `${A}: definitely`, version: 2 },
      { on: '2022-01-01', is: `${A}, repairs too: definitely` },
    ],
  },
  {
    sentence: 'We were wrong: the supply started on 1 April 2021.',
    events: [
      stated('2021-01-01', [set(A, { from: '2021-01-01' })]),
      { correct: 2, by: stated('2021-01-01', [set(A, { from: '2021-04-01' })]) },
    ],
    questions: [
      { on: '2021-02-01', is: `${A}: definitely`, version: 2 },
      { on: '2021-02-01', is: 'not in force' },
    ],
  },
];

const endings: readonly Sentence[] = [
  {
    sentence: 'The partnership ends on 31 December 2024; confidentiality lasts through 2029.',
    events: [
      agreed('2021-01-01', [
        set(A),
        set('confidential', { kind: 'confidentiality', until: '2029-12-31', survives: true }),
      ]),
      ended('2025-01-01'),
    ],
    questions: [
      { on: '2024-12-31', is: `${A}: definitely` },
      { on: '2025-01-01', is: 'not in force' },
      { kind: 'confidentiality', on: '2029-12-31', is: 'confidential: definitely' },
      { kind: 'confidentiality', on: '2030-01-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'They part; stock may be sold off until the end of June 2025.',
    events: [
      agreed('2021-01-01', [set(A)]),
      ended('2025-01-01', [set('sell-off', { kind: 'post-termination-services', until: '2025-06-30' })]),
    ],
    questions: [
      { kind: 'post-termination-services', on: '2025-01-01', is: 'sell-off: definitely' },
      { kind: 'post-termination-services', on: '2025-07-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'The agreement of 2021 was terminated, and with it its amendment of 2023.',
    events: [
      agreed('2021-01-01', [set(A)], { id: 'agreement-2021' }),
      agreed('2023-01-01', [set('repairs', { scope: 'repairs' })], {
        id: 'amendment-2023',
        form: 'amendment',
        amends: ['agreement-2021'],
      }),
      agreementEnded('2024-07-01', 'agreement-2021'),
    ],
    questions: [
      { on: '2024-06-30', is: `${A}: definitely` },
      { on: '2024-07-01', is: 'not in force' },
      { scope: 'repairs', on: '2024-07-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'The agreement of 2021 was terminated; the restatement of 2023 stands by itself.',
    events: [
      agreed('2021-01-01', [set(A)], { id: 'agreement-2021' }),
      agreed('2023-01-01', [set('repairs', { scope: 'repairs' })], {
        id: 'restatement-2023',
        form: 'restatement',
        amends: ['agreement-2021'],
      }),
      agreementEnded('2024-07-01', 'agreement-2021'),
    ],
    questions: [
      { on: '2024-07-01', is: 'not in force' },
      { scope: 'repairs', on: '2024-07-01', is: 'repairs: definitely' },
    ],
  },
  {
    sentence: 'The deal was called off before it took effect.',
    events: [
      agreed('2024-01-01', [set(A, { from: '2024-09-01' })], { id: 'the-deal' }),
      agreementEnded('2024-07-01', 'the-deal'),
    ],
    questions: [
      { on: '2024-09-01', is: `${A}: definitely`, version: 2 },
      { on: '2024-09-01', is: 'not in force' },
    ],
  },
];

const parties: readonly Sentence[] = [
  {
    sentence: 'Initech joined on 1 March 2024.',
    events: [agreed('2021-01-01', [set(A)]), partiesChanged('2024-03-01', { joined: [party('initech')] })],
    questions: [
      { on: '2024-02-29', is: `${A}: definitely between acme, globex`, bound: true },
      { on: '2024-03-01', is: `${A}: definitely between acme, globex, initech`, bound: true },
    ],
  },
  {
    sentence: 'Initech left in 2024.',
    events: [
      partiesChanged('2021-01-01', { joined: [party('initech')] }),
      agreed('2021-01-01', [set(A)]),
      partiesChanged('2024', { left: ['initech'] }),
    ],
    questions: [
      { on: '2024-06-01', is: `${A}: definitely between acme, globex and perhaps initech`, bound: true },
      { on: '2024-12-31', is: `${A}: definitely between acme, globex`, bound: true },
    ],
  },
  {
    sentence: 'Globex was merged into Hooli on 1 March 2024.',
    events: [
      agreed('2021-01-01', [set(A, { between: ['acme', 'globex'] })]),
      partiesChanged('2024-03-01', { succeeded: [{ party: 'globex', by: party('hooli') }] }),
    ],
    questions: [
      { on: '2024-02-29', is: `${A}: definitely between acme, globex`, bound: true },
      { on: '2024-03-01', is: `${A}: definitely between acme, hooli`, bound: true },
    ],
  },
  {
    sentence: 'Initech left, and stays bound by the non-compete that it signed.',
    events: [
      partiesChanged('2021-01-01', { joined: [party('initech')] }),
      agreed('2021-01-01', [set('no competition', { kind: 'non-compete', between: ['acme', 'globex', 'initech'] })]),
      partiesChanged('2024-03-01', { left: ['initech'] }),
    ],
    questions: [
      {
        kind: 'non-compete',
        on: '2024-06-01',
        is: 'no competition: definitely between acme, globex, initech',
        bound: true,
      },
    ],
  },
  {
    sentence: 'Globex left the partnership of two.',
    events: [agreed('2021-01-01', [set(A)]), partiesChanged('2024-03-01', { left: ['globex'] })],
    questions: [
      { on: '2024-02-29', is: `${A}: definitely` },
      { on: '2024-03-01', is: 'not in force' },
    ],
  },
  {
    sentence: 'Acme and its supplier Umbrella agree between themselves.',
    events: [agreed('2021-01-01', [set(A, { between: ['acme', 'umbrella'] })], { thirdParties: [party('umbrella')] })],
    questions: [{ on: '2024-03-01', is: `${A}: definitely between acme, umbrella`, bound: true }],
  },
];

const scopes: readonly Sentence[] = [
  {
    sentence: 'Acme supplies everywhere but in Canada.',
    events: [agreed('2021-01-01', [set(A), set({ none: true }, { scope: 'canada' })])],
    questions: [
      { scope: 'canada', resolve: true, on: '2024-01-01', is: 'none: definitely from canada' },
      { scope: 'france', resolve: true, on: '2024-01-01', is: `${A}: definitely from all` },
      { scope: 'canada.quebec', resolve: true, on: '2024-01-01', is: 'none: definitely from canada' },
    ],
  },
  {
    sentence: 'The exception for Canada ends with 2024.',
    events: [agreed('2021-01-01', [set(A), set({ none: true }, { scope: 'canada', until: '2024-12-31' })])],
    questions: [
      { scope: 'canada', resolve: true, on: '2024-12-31', is: 'none: definitely from canada' },
      { scope: 'canada', resolve: true, on: '2025-01-01', is: `${A}: definitely from all` },
    ],
  },
];

const sayings: readonly Sentence[] = [
  {
    sentence: 'A memorandum of understanding was signed; it binds nobody.',
    events: [agreed('2024-03-01', [set(A)], { form: 'mou', standing: 'non-binding' })],
    questions: [{ on: '2024-06-01', is: `not in force; not counted: ${A} (non-binding)` }],
  },
  {
    sentence: 'The press reports that others may supply, too.',
    events: [
      agreed('2021-01-01', [set(A)]),
      stated('2024-03-01', [set(B)], { standing: 'reported', assertedBy: ['The Daily'] }),
    ],
    questions: [{ on: '2024-06-01', is: `${A}: definitely; not counted: ${B} (reported)` }],
  },
  {
    sentence: 'Globex says that others may supply, too.',
    events: [agreed('2021-01-01', [set(A)]), stated('2024-03-01', [contest(B)], { assertedBy: ['globex'] })],
    questions: [
      { on: '2024-02-29', is: `${A}: definitely` },
      { on: '2024-03-01', is: `${A}: definitely; contested: ${B}` },
    ],
  },
  {
    sentence: 'The price was not disclosed.',
    events: [agreed('2021-01-01', [set({ undisclosed: true }, { kind: 'fixed-payment' })])],
    questions: [{ kind: 'fixed-payment', on: '2024-01-01', is: 'undisclosed: definitely' }],
  },
];

/** Sentences of agreements and press releases, each with what records it and the answers that follow. */
export const sentences: readonly SubjectOfSentences[] = [
  { subject: 'From when, and until when', sentences: dates },
  { subject: 'Conditions', sentences: conditions },
  { subject: 'Renewal', sentences: renewals },
  { subject: 'For a time', sentences: forATime },
  { subject: 'Changes, reaffirmations and corrections', sentences: changes },
  { subject: 'Ends', sentences: endings },
  { subject: 'Who is bound', sentences: parties },
  { subject: 'Exceptions by scope', sentences: scopes },
  { subject: 'What does not bind', sentences: sayings },
];
