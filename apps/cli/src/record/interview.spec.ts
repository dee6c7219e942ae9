import { interview, type Prompter } from './interview';

const kinds = [{ kind: 'exclusivity', title: 'Exclusivity' }];
const today = '2026-11-29';

/** Returns a prompter that gives these answers in order. An empty answer selects the default. */
const answering = (...answers: string[]): { prompter: Prompter; questions: string[] } => {
  const questions: string[] = [];
  const next = (question: string, otherwise = ''): string => {
    questions.push(question);
    return answers.shift() || otherwise;
  };
  return {
    questions,
    prompter: {
      text: async (question, options = {}) => next(question, options.default),
      choice: async (question) => next(question),
    },
  };
};

const WHO = 'Novo A/S; Globex';

describe('the interview', () => {
  test('yields_a_partnership_started_event_for_a_new_partnership', async () => {
    const { prompter } = answering(WHO, '2024-05', 'They start', 'set', 'exclusivity', '', 'Only Novo', '2030', '', '');
    expect(await interview(prompter, { parties: null, kinds, today })).toEqual({
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

  test('does_not_ask_for_parties_of_a_known_partnership_and_dates_the_event_today_by_default', async () => {
    const parties = [{ id: 'novo', name: 'Novo A/S' }];
    const { prompter, questions } = answering(
      '',
      'They part',
      'end',
      'exclusivity',
      'EU',
      'The Paper',
      'https://paper.example/1',
    );
    expect(await interview(prompter, { parties, kinds, today })).toEqual({
      type: 'AgreementPublished',
      occurred: today,
      title: 'They part',
      assertedBy: ['The Paper'],
      sources: [{ publisher: 'The Paper', url: 'https://paper.example/1' }],
      data: { agreement: { id: 'they-part', title: 'They part', form: 'agreement' } },
      effects: [{ effect: 'end', kind: 'exclusivity', scope: 'eu' }],
    });
    expect(questions[0]).toMatch(/^When/);
  });

  test('reads_dates_in_words_and_rejects_text_that_is_no_date', async () => {
    const { prompter } = answering(
      '1 November 2026',
      'It ends in spring',
      'set',
      'exclusivity',
      '',
      'Only Novo',
      'early 2027',
    );
    const faults: (string | null)[] = [];
    const prompterWithFaults: Prompter = {
      ...prompter,
      text: (question, options) => {
        if (options?.faultOf) faults.push(options.faultOf('Amazon'), options.faultOf('March 2026'));
        return prompter.text(question, options);
      },
    };
    expect(
      await interview(prompterWithFaults, { parties: [{ id: 'novo', name: 'Novo' }], kinds, today }),
    ).toMatchObject({
      occurred: '2026-11-01',
      effects: [{ until: '[2027-01..2027-04]' }],
    });
    expect(faults).toEqual([expect.stringMatching(/^Not understood as a date/), null, expect.anything(), null]);
  });

  test('yields_an_event_without_effects_if_no_term_changes', async () => {
    const { prompter } = answering('', 'They met', 'none', '', '');
    const event = await interview(prompter, { parties: [{ id: 'novo', name: 'Novo' }], kinds, today });
    expect(event).not.toHaveProperty('effects');
    expect(event).toMatchObject({ assertedBy: ['novo'] });
  });
});
