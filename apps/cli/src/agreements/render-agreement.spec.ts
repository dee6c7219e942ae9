import type { Agreement, AgreementClaim, AgreementWithClaims } from '#client';
import { agreementsTable, renderAgreement } from './render-agreement';

const event = { eventId: 'e', version: 1, assertedBy: ['acme'], sources: [] };
const agreement = (more: Partial<Agreement>): Agreement => ({
  id: 'master',
  title: 'Master agreement',
  form: 'agreement',
  standing: 'definitive',
  signed: null,
  states: [{ state: 'in-force', certainty: 'definitely' }],
  amends: [],
  amendedBy: [],
  restatedBy: [],
  publishedBy: [],
  endings: [],
  terms: [],
  claims: 1,
  links: { self: '' },
  ...more,
});
const claim = (more: Partial<AgreementClaim>): AgreementClaim => ({
  ...event,
  kind: 'supply',
  scope: 'all',
  state: 'in-force',
  certainty: 'definitely',
  value: 'all of it',
  effect: 'set',
  from: '2020-01',
  until: null,
  untilCondition: null,
  title: 'It is published',
  ...more,
});
const shown = (more: Partial<Agreement>, ...claims: AgreementClaim[]): string[] => {
  const known = { partnershipId: 'a-b', at: '2026-01-01', version: 1, recordedAt: null, clock: '2026-01-01' };
  const answer: AgreementWithClaims = {
    ...known,
    reviewedThrough: null,
    hindsight: null,
    agreement: agreement(more),
    claims,
    links: { self: '' },
  };
  return renderAgreement(answer);
};

test('an_agreement_without_details_is_rendered_in_two_lines', () => {
  expect(shown({})).toEqual(['Master agreement (agreement): in force', '  1 claim']);
});

test('standing_amendments_and_endings_follow_the_title_line', () => {
  const end = { ...event, how: null, reason: null, title: 'It is over' };
  const rendered = shown({
    standing: 'reported',
    signed: '2019-12',
    states: [
      { state: 'in-force', certainty: 'possibly' },
      { state: 'ended', certainty: 'possibly' },
    ],
    amends: ['older'],
    moreAmends: 2,
    amendedBy: ['first', 'second'],
    restatedBy: ['second'],
    publishedBy: [{ ...event, type: 'AgreementPublished', title: 'News', occurred: '2020', standing: 'reported' }],
    endings: [
      { ...end, agreement: 'master', how: 'terminated', from: '2026-01-01' },
      { ...end, agreement: 'older', from: '2026' },
      { ...end, agreement: null, from: '2027' },
    ],
    moreEndings: 1,
    claims: 0,
  });
  expect(rendered).toEqual([
    'Master agreement (agreement): possibly in force or ended',
    '  reported',
    '  signed 2019-12',
    '  amends older and 2 more',
    '  amended by first',
    '  restated by second',
    '  over from 2026-01-01, terminated: It is over',
    '  over from 2026, with older: It is over',
    '  over from 2027, with the partnership: It is over',
    '  and 1 more end',
    '  0 claims',
    '  published 2020 by acme: News',
  ]);
});

test.each<[Partial<AgreementClaim>, string[]]>([
  [{}, ['supply/all: in force', '  all of it', '  from 2020-01']],
  [
    { state: 'pending', fromCondition: 'approval', by: '2021-06-30', until: '2025-12-31' },
    [
      'supply/all: pending',
      '  all of it',
      '  from 2020-01, once the condition approval is met, by 2021-06-30 at the latest, until 2025-12-31',
    ],
  ],
  [
    { certainty: 'possibly', state: 'ended', until: { for: 'P2Y' }, untilCondition: { any: ['sale', 'merger'] } },
    ['supply/all: possibly ended', '  all of it', '  from 2020-01, for P2Y, until the condition sale or merger is met'],
  ],
  [
    { until: { unknown: true }, between: ['acme', 'globex'], replaces: [{ kind: 'supply', scope: 'parts' }] },
    [
      'supply/all: in force',
      '  all of it',
      '  from 2020-01, until a day that is not known',
      '  between acme, globex',
      '  replaces supply/parts',
    ],
  ],
  [{ effect: 'end', value: null }, ['supply/all: in effect', '  ends the term', '  from 2020-01']],
  [
    { effect: 'end', value: null, of: 'override' },
    ['supply/all: in effect', '  ends what overrides the term', '  from 2020-01'],
  ],
  [{ effect: 'override', value: null }, ['supply/all: in effect', '  suspends the term', '  from 2020-01']],
  [{ effect: 'override' }, ['supply/all: in force', '  instead of it: all of it', '  from 2020-01']],
  [{ clarifies: true }, ['supply/all: in force', '  clarified: all of it', '  from 2020-01']],
])('the_claim_%j_is_rendered_as_%j', (more, expected) => {
  expect(shown({}, claim(more)).slice(3)).toEqual(expected);
});

test('agreements_are_rendered_as_a_table_with_one_row_each', () => {
  const possible = (['in-force', 'ended'] as const).map((state) => ({ state, certainty: 'possibly' }) as const);
  expect(agreementsTable([agreement({}), agreement({ id: 'b', states: possible })]).split('\n')).toEqual([
    'AGREEMENT  FORM       STATE              TITLE',
    'master     agreement  in force           Master agreement',
    '                                         1 claim',
    'b          agreement  possibly in force  Master agreement',
    '                      or ended           1 claim',
  ]);
});
