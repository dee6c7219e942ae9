import { randomUUID } from 'node:crypto';
import { event } from './support/events';
import { startQuestions, type Questions } from './support/questions';

const parties = ['a', 'b'].map((id) => ({ id, name: id }));
const started = event('PartnershipStarted', '2020-01-01', { name: 'A and B', parties });
const agreement = { agreement: { id: 'm', title: 'M', form: 'agreement' } };
const term = { kind: 'warranty', scope: 'all' };
const set = (summary: string, rest: object = {}) => ({ effect: 'set', ...term, value: { summary }, ...rest });
const waiver = (until: unknown) => ({ effect: 'override', ...term, value: { summary: 'waived' }, until });
const statement = (...effects: object[]) =>
  event('StatementMade', '2020-02-01', { statement: 's', form: 'waiver' }, { effects });
const either = { any: ['approval', { day: '2028-05-05' }] };

/** What is recorded of a partnership, and the last day of what ends of it from 2027 on. */
const CASES = {
  'override-ended': [
    [statement(set('w'), waiver({ unknown: true }), { effect: 'end', ...term, of: 'override', from: '2027-06-01' })],
    ['waived possibly 2020-02-01 2027-05-31'],
  ],
  'override-of-an-agreement': [
    [
      statement(set('w')),
      event('AgreementPublished', '2020-03-01', agreement, { effects: [waiver('2030-12-31')] }),
      event('AgreementEnded', '2027-06', { agreement: 'm', how: 'terminated' }),
    ],
    ['waived definitely 2027-05-31 2027-06-29'],
  ],
  'day-in-a-condition': [[statement(set('w', { untilCondition: either }))], ['w definitely 2028-05-05 2028-05-05']],
  'day-before-the-stated-end': [
    [statement(set('w', { untilCondition: either, until: '2030' }))],
    ['w definitely 2028-05-05 2028-05-05'],
  ],
  'condition-came-first': [
    [statement(set('w', { untilCondition: either })), event('ConditionMet', '2027-04-30', { condition: 'approval' })],
    ['w definitely 2027-04-30 2027-04-30'],
  ],
} as const;

interface Listed {
  readonly value: { readonly summary: string };
  readonly certainty: string;
  readonly lastDay: { readonly lo: string; readonly hi: string };
}

describe('what ends in a period', () => {
  let questions: Questions;

  beforeAll(async () => {
    questions = await startQuestions();
    for (const [id, [events]] of Object.entries(CASES)) {
      const outcome = await questions.pipeline.record(id, [{ ...started, id: randomUUID() }, ...events]);
      if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
    }
  });
  afterAll(() => questions.close());

  const listed = async (query: string): Promise<string[]> => {
    const { items } = await questions.ask<{ items: Listed[] }>(`/v1/expirations?${query}`);
    return items.map(({ value, certainty, lastDay }) => `${value.summary} ${certainty} ${lastDay.lo} ${lastDay.hi}`);
  };

  test.each(Object.entries(CASES))('%s', async (id, [, ends]) => {
    expect(await listed(`partnership=${id}&from=2027&to=2031`)).toEqual(ends);
    const { body } = await questions.app.inject({ url: `/v1/expirations.ics?partnership=${id}&from=2027&to=2031` });
    expect(body.match(/^BEGIN:VEVENT/gm)).toHaveLength(ends.length);
    // The page of one day finds it without the rest of its term.
    const day = ends[0].split(' ').at(-1)!;
    expect(await listed(`partnership=${id}&from=${day}&to=${day}`)).toHaveLength(1);
  });
});
