import { matches } from '../faults';
import { readTermChange, storedInBrief, storedTermChange, type FormerTermChange } from './stored-term-change';
import { TermChange, writtenStretches } from './term-change';

const EVENT = '00000000-0000-4000-8000-000000000007';
const OF = { partnershipId: 'p', eventIdOf: (version: number) => EVENT.slice(0, -1) + version };
const head = { type: 'changed', kind: 'k', scope: 'all', eventId: EVENT, version: 7, retroactive: true } as const;
const answer = (value: unknown, certainty: 'definitely' | 'possibly' = 'definitely') => ({
  value,
  between: null,
  certainty,
});
const readBack = (change: TermChange): TermChange => readTermChange(storedTermChange(change), OF);

describe('a stored term change', () => {
  it.each<[string, TermChange]>([
    [
      'with_stretches',
      { ...head, answers: [answer(1)], stretches: [{ from: '2020-01-01', to: null, was: [], now: [0] }] },
    ],
    ['without_any', { ...head, type: 'reaffirmed', answers: [], stretches: [] }],
    [
      'with_dissent',
      { ...head, type: 'contested', answers: [], stretches: [], dissent: { value: 1, assertedBy: ['x'] } },
    ],
    [
      'truncated_without_counts',
      {
        ...head,
        answers: [],
        stretches: [],
        truncated: true,
        links: {
          before: '/v1/partnerships/p/terms/k/all?version=6',
          after: '/v1/partnerships/p/terms/k/all?version=7',
        },
      },
    ],
    [
      'truncated_with_counts_and_no_days',
      {
        ...head,
        answers: [],
        stretches: [],
        truncated: true,
        counts: { stretches: 300, answers: 40 },
        links: {
          before: '/v1/partnerships/p/terms/k/all?version=6',
          after: '/v1/partnerships/p/terms/k/all?version=7',
        },
      },
    ],
  ])('%s_is_read_as_it_was_written', (_, change) => {
    expect(matches(TermChange, change)).toBe(true);
    expect(readBack(change)).toEqual(change);
  });

  it('without_answers_or_days_takes_one_line', () => {
    const change: TermChange = { ...head, type: 'reaffirmed', answers: [], stretches: [] };
    expect(JSON.stringify(storedTermChange(change))).toBe('[7,"reaffirmed","k","all",1,0,0]');
  });

  it('in_brief_differs_between_terms_only_in_the_name_of_the_term', () => {
    const change: TermChange = { ...head, answers: [], stretches: [], truncated: true };
    const jsonOf = storedInBrief(change);
    for (const term of [change, { kind: 'api-hosting', scope: 'stateless' }])
      expect(jsonOf(term)).toBe(JSON.stringify(storedTermChange({ ...change, ...term })));
  });

  it('of_edition_1_is_read_with_each_answer_listed_once', () => {
    const former: FormerTermChange = {
      ...head,
      replaces: [{ kind: 'old', scope: 'all' }],
      stretches: [
        {
          from: '2020-01-01',
          to: '2021-01-01',
          was: [answer('a')],
          now: [answer('b', 'possibly'), answer('c', 'possibly')],
        },
        { from: '2021-01-01', to: null, was: [answer('a')], now: [] },
      ],
    };
    const change = readTermChange(former, OF);
    expect(matches(TermChange, change)).toBe(true);
    expect(change).toEqual({
      ...head,
      replaces: [{ kind: 'old', scope: 'all' }],
      answers: [answer('a'), answer('b', 'possibly'), answer('c', 'possibly')],
      stretches: [
        { from: '2020-01-01', to: '2021-01-01', was: [0], now: [1, 2] },
        { from: '2021-01-01', to: null, was: [0], now: [] },
      ],
    });
    expect(writtenStretches(change)).toEqual(former.stretches);
  });

  it('of_edition_1_is_truncated_to_the_limits_of_a_term_change', () => {
    const stretches = Array.from({ length: 130 }, (_, n) => ({
      from: `20${String(n).padStart(3, '0').slice(-2)}-01-01`,
      to: null,
      was: [],
      now: [answer(n)],
    }));
    const change = readTermChange({ ...head, version: 1, stretches }, OF);
    expect(matches(TermChange, change)).toBe(true);
    expect(change.answers).toHaveLength(20);
    expect(change.stretches).toHaveLength(100);
    expect(change.stretches[19]).toMatchObject({ now: [19] });
    expect(change.stretches[20]).toMatchObject({ now: [] });
    expect(change).toMatchObject({
      truncated: true,
      counts: { stretches: 130, answers: 130 },
      links: { before: null, after: '/v1/partnerships/p/terms/k/all?version=1' },
    });
  });
});
