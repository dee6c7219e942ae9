import { interview, type Prompter } from './interview';

const kinds = [{ kind: 'exclusivity', title: 'Exclusivity' }];
const today = '2026-11-29';

/** Answers in turn; an empty one takes the default. */
const answering = (...answers: string[]): { ask: Prompter; asked: string[] } => {
  const asked: string[] = [];
  const next = (question: string, otherwise = ''): string => {
    asked.push(question);
    return answers.shift() || otherwise;
  };
  return {
    asked,
    ask: {
      text: async (question, options = {}) => next(question, options.default),
      choice: async (question) => next(question),
    },
  };
};

const WHO = 'Novo A/S; Globex';

describe('recording by questions', () => {
  test('the_first_event_of_a_partnership_starts_it', async () => {
    const { ask } = answering(WHO, '2024-05', 'They start', 'set', 'exclusivity', '', 'Only Novo', '2030', '', '');
    expect(await interview(ask, { parties: null, kinds, today })).toEqual({
      type: 'PartnershipStarted',
      occurred: '2024-05',
      title: 'They start',
      assertedBy: ['novo-a-s'],
      sources: [{ publisher: 'Novo A/S' }],
      data: {
        name: 'Novo A/S and Globex',
        parties: [
          { id: 'novo-a-s', name: 'Novo A/S' },
          { id: 'globex', name: 'Globex' },
        ],
      },
      effects: [{ effect: 'set', kind: 'exclusivity', scope: 'all', value: { summary: 'Only Novo' }, until: '2030' }],
    });
  });

  test('a_later_one_asks_for_no_names_and_takes_today', async () => {
    const parties = [{ id: 'novo', name: 'Novo A/S' }];
    const { ask, asked } = answering(
      '',
      'They part',
      'end',
      'exclusivity',
      'EU',
      'The Paper',
      'https://paper.example/1',
    );
    expect(await interview(ask, { parties, kinds, today })).toEqual({
      type: 'AgreementPublished',
      occurred: today,
      title: 'They part',
      assertedBy: ['The Paper'],
      sources: [{ publisher: 'The Paper', url: 'https://paper.example/1' }],
      data: { agreement: { id: 'they-part', title: 'They part', form: 'agreement' } },
      effects: [{ effect: 'end', kind: 'exclusivity', scope: 'eu' }],
    });
    expect(asked[0]).toMatch(/^When/);
  });

  test('dates_in_words_are_read_and_what_is_none_is_asked_for_again', async () => {
    const { ask } = answering(
      '1 November 2026',
      'It ends in spring',
      'set',
      'exclusivity',
      '',
      'Only Novo',
      'early 2027',
    );
    const faults: (string | null)[] = [];
    const asking: Prompter = {
      ...ask,
      text: (question, options) => {
        if (options?.faultOf) faults.push(options.faultOf('Amazon'), options.faultOf('March 2026'));
        return ask.text(question, options);
      },
    };
    expect(await interview(asking, { parties: [{ id: 'novo', name: 'Novo' }], kinds, today })).toMatchObject({
      occurred: '2026-11-01',
      effects: [{ until: '[2027-01..2027-04]' }],
    });
    expect(faults).toEqual([expect.stringMatching(/^Not understood as a date/), null, expect.anything(), null]);
  });

  test('nothing_need_change', async () => {
    const { ask } = answering('', 'They met', 'none', '', '');
    const event = await interview(ask, { parties: [{ id: 'novo', name: 'Novo' }], kinds, today });
    expect(event).not.toHaveProperty('effects');
    expect(event).toMatchObject({ assertedBy: ['novo'] });
  });
});
