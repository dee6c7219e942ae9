import type { ToldAnswer, ToldTermChange } from '#contracts';
import { changeSentence } from './change-sentence';

const names = {
  partnership: 'Microsoft and OpenAI',
  kind: 'Hosting of APIs',
  party: (id: string) => ({ microsoft: 'Microsoft', openai: 'OpenAI' })[id],
};
const [exclusive, open] = [{ provider: 'microsoft', exclusivity: 'exclusive' }, { provider: '*' }];
const answer = (value: unknown, certainty: 'definitely' | 'possibly' = 'definitely') => ({
  value,
  between: null,
  certainty,
});

const change = (more: Partial<ToldTermChange>): ToldTermChange => ({
  id: 'log.0.0.0',
  partnershipId: 'microsoft-openai',
  type: 'changed',
  kind: 'api-hosting',
  scope: 'all',
  eventId: '00000000-0000-4000-8000-000000000001',
  version: 1,
  retroactive: false,
  answers: [answer(exclusive), answer(open)],
  stretches: [{ from: '2026-02-27', to: null, was: [0], now: [1] }],
  recordedAt: '2026-02-28T12:00:00.000Z',
  cause: {
    type: 'AgreementPublished',
    title: 'Joint statement',
    occurred: '2026-02-27',
    assertedBy: ['microsoft', 'openai'],
    sources: [{ publisher: 'Microsoft' }],
  },
  ...more,
});
const run = (was: number[], now: number[], from = '2026-02-27') => [{ from, to: null, was, now }];

test.each<[string, Partial<ToldTermChange>, string]>([
  [
    'started',
    { type: 'started', stretches: run([], [0]) },
    'is in force from 27 February 2026: provider Microsoft, exclusivity exclusive.',
  ],
  [
    'changed',
    {},
    'changes from 27 February 2026: provider anyone, until then provider Microsoft, exclusivity exclusive.',
  ],
  [
    'possibly changed',
    { answers: [answer(exclusive), answer(open, 'possibly')] },
    'may change from 27 February 2026: provider anyone, until then provider Microsoft, exclusivity exclusive.',
  ],
  [
    'ended',
    { type: 'ended', stretches: run([1], []) },
    'ends, its last day being 26 February 2026: it was provider anyone.',
  ],
  [
    'is not in force for a time',
    { type: 'ended', stretches: [{ from: '2026-07-01', to: '2026-10-01', was: [1], now: [] }] },
    'is not in force from 1 July 2026 to 30 September 2026: it was provider anyone.',
  ],
  [
    'ended by a condition that was met some time in May 2029',
    {
      type: 'ended',
      answers: [{ ...answer(open), untilCondition: 'sale' }, answer(open), answer(open, 'possibly')],
      stretches: [
        { from: '2026-12-02', to: '2029-05-02', was: [0], now: [1] },
        { from: '2029-05-02', to: '2029-06-01', was: [0], now: [2] },
        { from: '2029-06-01', to: '2031-01-01', was: [0], now: [] },
        { from: '2031-01-01', to: null, was: [2], now: [] },
      ],
    },
    'ends, its last day being 31 May 2029 at the latest: it was provider anyone.',
  ],
  [
    'took effect by a condition that was met for a later day',
    {
      type: 'took-effect',
      answers: [answer(open), answer(open, 'possibly')],
      stretches: [
        { from: '2026-12-02', to: '2027-03-01', was: [1], now: [] },
        { from: '2027-03-01', to: null, was: [1], now: [0] },
      ],
    },
    'takes effect from 1 March 2027: provider anyone.',
  ],
  [
    'may have taken effect',
    { type: 'took-effect', answers: [answer(open, 'possibly')], stretches: run([], [0]) },
    'may take effect from 27 February 2026: provider anyone.',
  ],
  [
    'clarified where nothing was in force',
    { type: 'clarified', stretches: run([], [1]) },
    'is clarified: from 27 February 2026 it is in force: provider anyone.',
  ],
  [
    'corrected to a certain answer',
    { type: 'corrected', answers: [answer(open, 'possibly'), answer(open)] },
    'is corrected: from 27 February 2026 it is provider anyone (definitely), not provider anyone (possibly).',
  ],
  [
    'corrected',
    { type: 'corrected', retroactive: true },
    'is corrected: from 27 February 2026 it is provider anyone, not provider Microsoft, exclusivity exclusive, as was recorded later, on 28 February 2026.',
  ],
  [
    'retracted',
    { type: 'retracted', stretches: run([1], [], '0001-01-01') },
    'is revised, because an event was retracted: from the beginning it is not in force; before, the answer was provider anyone.',
  ],
  ['reaffirmed', { type: 'reaffirmed', stretches: run([1], [1]) }, 'is reaffirmed by Microsoft and OpenAI.'],
  [
    'contested',
    { type: 'contested', stretches: [], dissent: { value: open, assertedBy: ['openai'] } },
    'is contested by OpenAI, who says: provider anyone.',
  ],
  [
    'announced',
    { type: 'announced', stretches: run([], [1]) },
    'is announced without being binding: from 27 February 2026 provider anyone.',
  ],
  [
    'took effect',
    { type: 'took-effect', stretches: run([], [1]) },
    'takes effect from 27 February 2026: provider anyone.',
  ],
  ['lapsed', { type: 'lapsed', stretches: run([1], []) }, 'lapses from 27 February 2026: it was provider anyone.'],
  [
    'lapsed_without_another_answer',
    { type: 'lapsed', answers: [], stretches: [] },
    'stays as it is: what waited for a condition can no longer come into force.',
  ],
  ['has no listed days', { answers: [], stretches: [], truncated: true }, 'changes.'],
])('a_term_that_%s_is_described_in_a_sentence', (_, more, sentence) => {
  expect(changeSentence(change(more), names)).toBe(`Microsoft and OpenAI: Hosting of APIs ${sentence}`);
});

test.each<[string, Pick<ToldAnswer, 'between' | 'mayBind'>[], Pick<ToldAnswer, 'between' | 'mayBind'>[], string]>([
  [
    'before_and_after',
    [{ between: ['microsoft', 'openai', 'x-ai'] }],
    [{ between: ['microsoft', 'openai'] }],
    ': Microsoft and OpenAI, until then Microsoft, OpenAI and x-ai',
  ],
  [
    'possibly',
    [{ between: null }],
    [{ between: ['microsoft', 'openai'], mayBind: ['x-ai'] }],
    ': Microsoft and OpenAI, and possibly x-ai, until then the first parties',
  ],
  [
    'only_possibly',
    [{ between: [], mayBind: ['microsoft', 'openai'] }],
    [{ between: ['openai', 'x-ai'] }],
    ': OpenAI and x-ai, until then possibly Microsoft and OpenAI',
  ],
  [
    'by_each_of_two_values',
    [{ between: ['microsoft', 'openai'] }],
    [{ between: ['openai', 'x-ai'] }, { between: ['microsoft', 'x-ai'] }],
    ': OpenAI and x-ai, or Microsoft and x-ai, until then Microsoft and OpenAI',
  ],
])('a_change_of_parties_says_who_is_bound_%s', (_, was, now, words) => {
  const answers = [...was, ...now].map((bound) => ({ ...answer(open), ...bound }));
  const indices = { was: was.map((_each, index) => index), now: now.map((_each, index) => was.length + index) };
  const stretches = [{ from: '2026-02-27', to: null, ...indices }];
  const sentence = `Microsoft and OpenAI: Hosting of APIs binds other parties from 27 February 2026${words}.`;
  expect(changeSentence(change({ type: 'parties-changed', answers, stretches }), names)).toBe(sentence);
});

const bound = (mayBind: string[]) => ({ ...answer(open), between: ['microsoft', 'openai'], mayBind });
const possibly = answer(open, 'possibly');

test.each<[string, Partial<ToldTermChange>, string]>([
  ['starts', { stretches: run([], [1]) }, 'takes effect from 27 February 2026: provider anyone.'],
  [
    'may_start',
    { answers: [possibly], stretches: run([], [0]) },
    'may take effect from 27 February 2026: provider anyone.',
  ],
  [
    'changes',
    {},
    'changes from 27 February 2026: provider anyone, until then provider Microsoft, exclusivity exclusive.',
  ],
  [
    'may_have_ended',
    { answers: [answer(open), possibly] },
    'is no longer certainly in force from 27 February 2026: provider anyone.',
  ],
  [
    'has_certainly_started',
    { answers: [possibly, answer(open)] },
    'is certainly in force from 27 February 2026: provider anyone.',
  ],
  [
    'binds_others',
    { answers: [bound([]), bound(['oracle'])] },
    'binds other parties from 27 February 2026: Microsoft and OpenAI, and possibly oracle, until then Microsoft and OpenAI.',
  ],
  [
    'waits_no_more',
    { answers: [answer(open), { ...answer(open), untilCondition: 'sale' }] },
    'stays in force from 27 February 2026: provider anyone.',
  ],
  ['ends', { type: 'lapsed', stretches: run([1], []) }, 'lapses from 27 February 2026: it was provider anyone.'],
  [
    'is_suspended',
    { type: 'lapsed', stretches: [{ from: '2026-02-27', to: '2026-03-09', was: [1], now: [] }] },
    'is not in force from 27 February 2026 to 8 March 2026: it was provider anyone.',
  ],
  [
    'can_no_longer_change',
    { type: 'lapsed', answers: [possibly, answer(exclusive, 'possibly'), answer(open)], stretches: run([0, 1], [2]) },
    'is provider anyone from 27 February 2026: what waited for a condition can no longer come into force.',
  ],
  [
    'becomes_less_certain',
    { type: 'lapsed', answers: [answer(open), possibly], stretches: run([0], [1]) },
    'is no longer certainly in force from 27 February 2026: provider anyone.',
  ],
])('a_term_that_%s_when_its_day_fell_due_is_described_by_its_change', (_, more, sentence) => {
  const due = change({ type: 'took-effect', ...more });
  const cause = { ...due.cause, type: 'TermFellDue' as const };
  expect(changeSentence({ ...due, cause }, names)).toBe(`Microsoft and OpenAI: Hosting of APIs ${sentence}`);
});

test('a_scope_is_spelled_out_in_words', () => {
  expect(changeSentence(change({ type: 'reaffirmed', scope: 'api.stateless-calls' }), names)).toBe(
    'Microsoft and OpenAI: Hosting of APIs (api stateless calls) is reaffirmed by Microsoft and OpenAI.',
  );
});

test.each([
  [{ summary: 'Only Azure.' }, 'Only Azure'],
  [{ unknown: true }, 'unknown'],
  [{ undisclosed: true }, 'not disclosed'],
  [{ amount: { amount: '250000000000', currency: 'USD', qualifier: 'up-to' } }, 'amount up to 250 billion USD'],
  [{ share: { value: '26.79', qualifier: 'about' } }, 'share about 26.79 %'],
  [{ amount: { amount: { from: '2000000', to: '3000000' }, currency: 'EUR' } }, 'amount 2 million to 3 million EUR'],
  [{ declaredBy: 'openai', alone: false }, 'declared by OpenAI, alone no'],
])('the_value_%j_is_rendered_as_%s', (value, words) => {
  const sentence = changeSentence(
    change({ type: 'took-effect', answers: [answer(value)], stretches: run([], [0]) }),
    names,
  );
  expect(sentence).toBe(`Microsoft and OpenAI: Hosting of APIs takes effect from 27 February 2026: ${words}.`);
});

test('a_sentence_is_one_line_of_bounded_length_whatever_the_events_contain', () => {
  const long = { summary: `a\u202e\n${'x'.repeat(5_000)}` };
  const [answers, was, now] = [[1, 2, 3, 4, 5].map(() => answer(long)), [0, 1, 2, 3], [4, 0, 1, 2]];
  const hostile = { ...names, partnership: `P\r\n${'p'.repeat(500)}`, kind: 'k'.repeat(500) };
  const sentence = changeSentence(
    change({ answers, stretches: [{ from: '2026-02-27', to: null, was, now }] }),
    hostile,
  );
  expect(sentence).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(sentence.length).toBeLessThan(1_400);
  expect(sentence).toMatch(/^P p+….*…\.$/);
});
