import type { QuestionWithAnswer } from './sentence';

export interface GalleryTimeline {
  readonly id: string;
  readonly about: string;
  readonly questions: readonly (QuestionWithAnswer &
    Pick<Required<QuestionWithAnswer>, 'kind' | 'scope'> & { readonly question: string })[];
}

const castings = { kind: 'supply', scope: 'castings' };
const forgings = { kind: 'supply', scope: 'forgings' };
const europe = { kind: 'licence-grant', scope: 'europe' };
const asia = { kind: 'licence-grant', scope: 'asia' };
const shirt = { kind: 'exclusivity', scope: 'shirt' };
const season = { kind: 'fixed-payment', scope: 'season' };
const sharing = { kind: 'cooperation', scope: 'vessel-sharing', bound: true } as const;
const founders = { kind: 'non-compete', scope: 'founders', bound: true } as const;
const stake = { kind: 'equity-stake', scope: 'global-pumps' };
const secrecy = { kind: 'confidentiality', scope: 'all' };

const BLOCKS = 'Engine blocks and housings: definitely';
const LICENSED = 'Fabrikam may make and sell the vaccine in Europe';
const ASIA = 'Fabrikam may make and sell the vaccine in Asia';
const FOUR_MILLION = '4 million EUR a season: definitely';
const SHARED = 'Members share their vessels on the eastern route: definitely between aurora';
const NO_OTHER = 'No other alliance on the eastern route: definitely between aurora';

/** Five invented agreements, each with questions that a reader would ask. */
export const gallery: readonly GalleryTimeline[] = [
  {
    id: 'northwind-tailspin',
    about: 'A supply agreement that renews itself each year until notice is given in time',
    questions: [
      { question: 'Was it renewed for 2023?', ...castings, on: '2023-06-01', is: BLOCKS },
      {
        question: 'Did the notice of 15 September 2023 end the forgings?',
        ...forgings,
        on: '2023-12-31',
        is: 'Crankshafts: definitely',
      },
      { question: 'And in 2024?', ...forgings, on: '2024-01-01', is: 'not in force' },
      {
        question: 'The notice for the castings came too late. Until when do they go on?',
        ...castings,
        on: '2024-12-31',
        is: BLOCKS,
      },
      { question: 'And in 2025?', ...castings, on: '2025-01-01', is: 'not in force' },
      {
        question: 'The exclusivity renews itself twice at most. When does it end?',
        kind: 'exclusivity',
        scope: 'castings',
        on: '2024-01-01',
        is: 'not in force',
      },
    ],
  },
  {
    id: 'lumen-fabrikam',
    about: 'A licence subject to an approval that comes, and one that is called off',
    questions: [
      {
        question: 'Was the licence for Europe in force when it was signed?',
        ...europe,
        on: '2022-02-01',
        is: 'not in force; pending',
      },
      { question: 'In the month of the approval?', ...europe, on: '2022-11-15', is: `${LICENSED}: possibly` },
      { question: 'After it?', ...europe, on: '2022-12-01', is: `${LICENSED}: definitely` },
      { question: 'For how long: ten years?', ...europe, on: '2032-10-31', is: `${LICENSED}: definitely` },
      { question: 'Certainly over in December 2032?', ...europe, on: '2032-12-01', is: 'not in force' },
      {
        question: 'Asia needs two approvals; one came. In force?',
        ...asia,
        on: '2023-03-01',
        is: 'not in force; pending',
        version: 5,
      },
      {
        question: 'Might it have come into force in 2030?',
        ...asia,
        on: '2030-01-01',
        is: `${ASIA}: possibly`,
        version: 5,
      },
      { question: 'And after it was called off?', ...asia, on: '2030-01-01', is: 'not in force' },
    ],
  },
  {
    id: 'riverside-contoso',
    about: 'A sponsorship that is suspended for one season',
    questions: [
      { question: 'Is the payment due in 2021?', ...season, on: '2021-09-01', is: FOUR_MILLION },
      { question: 'In the season of 2022/23?', ...season, on: '2022-09-01', is: 'not in force; suspended' },
      {
        question: 'After it? (A newspaper writes that it was halved.)',
        ...season,
        on: '2023-09-01',
        is: `${FOUR_MILLION}; not counted: 2 million EUR a season (reported)`,
      },
      { question: 'Was the shirt worn in March 2023?', ...shirt, on: '2023-03-31', is: 'not in force; suspended' },
      { question: 'And from April on?', ...shirt, on: '2023-04-01', is: 'Contoso Air on the shirt: definitely' },
      {
        question: 'What was known of that day in 2022?',
        ...shirt,
        on: '2023-04-01',
        is: 'not in force; suspended',
        version: 3,
      },
      { question: 'Is it over after the season of 2024/25?', ...shirt, on: '2025-07-01', is: 'not in force' },
    ],
  },
  {
    id: 'blue-lane-alliance',
    about: 'An alliance with accessions, a merger of two members and a withdrawal in an unknown month',
    questions: [
      {
        question: 'Who shared vessels in 2016?',
        ...sharing,
        on: '2016-06-01',
        is: `${SHARED}, borealis, cascade, delta-sea`,
      },
      {
        question: 'In 2018, after two had joined?',
        ...sharing,
        on: '2018-06-01',
        is: `${SHARED}, borealis, cascade, delta-sea, echo-marine, fjord`,
      },
      {
        question: 'After Borealis and Cascade had merged?',
        ...sharing,
        on: '2020-06-01',
        is: `${SHARED}, boreal-cascade, delta-sea, echo-marine, fjord`,
      },
      {
        question: 'In the year in which Fjord Ferries left?',
        ...sharing,
        on: '2021-06-01',
        is: `${SHARED}, boreal-cascade, delta-sea, echo-marine and perhaps fjord`,
      },
      {
        question: 'Today?',
        ...sharing,
        on: '2026-11-29',
        is: `${SHARED}, boreal-cascade, delta-sea, echo-marine`,
      },
      {
        question: 'Who is bound by the promise of the founders today?',
        ...founders,
        on: '2026-11-29',
        is: `${NO_OTHER}, boreal-cascade, delta-sea`,
      },
    ],
  },
  {
    id: 'pumps-helios',
    about: 'A joint venture whose confidentiality outlives it, amended twice, with a press report that contradicts',
    questions: [
      { question: 'Who held what in 2017?', ...stake, on: '2017-01-01', is: 'half: definitely' },
      { question: 'After the first amendment?', ...stake, on: '2019-01-01', is: '60 %: definitely' },
      {
        question: 'The press says 75 %. What counts?',
        ...stake,
        on: '2022-01-01',
        is: '60 %: definitely; not counted: 75 % (reported)',
      },
      {
        question: 'Is the confidentiality in force after the end?',
        ...secrecy,
        on: '2024-01-01',
        is: 'What they learn of each other stays secret: definitely; reaffirmed on 2020-03-16',
      },
      { question: 'Until when?', ...secrecy, on: '2029-01-01', is: 'not in force' },
      {
        question: 'May each build pump stations alone now?',
        kind: 'non-compete',
        scope: 'all',
        on: '2023-01-01',
        is: 'not in force',
      },
      {
        question: 'Are spare parts still to be had?',
        kind: 'post-termination-services',
        scope: 'spare-parts',
        on: '2025-06-01',
        is: 'Spare parts for customers of the venture: definitely',
      },
    ],
  },
];

/** The import file of a timeline of the gallery. */
export const fileOf = (id: string): string => `docs/gallery/${id}.ndjson`;
