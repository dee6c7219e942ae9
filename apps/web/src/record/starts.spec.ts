import { ACTS } from '../address/act';
import { dayOf } from '../time/day';
import { startOf } from './starts';

const today = dayOf('2026-11-29');

describe('a draft begins', () => {
  it.each([
    ['change', 'AgreementPublished', 'set'],
    ['end', 'StatementMade', 'end'],
    ['notice', 'StatementMade', 'notice'],
    ['contest', 'StatementMade', 'contest'],
    ['reaffirm', 'TermsReaffirmed', 'reaffirm'],
  ] as const)('for_%s_of_a_term_as_%s_that_does_%s', (act, type, effect) => {
    const start = startOf({ partnership: 'a-b', act, term: 'supply/all', today });
    expect(start).toMatchObject({ type, occurred: '2026-11-29', effects: [{ effect, kind: 'supply', scope: 'all' }] });
  });

  it('for_a_review_as_a_complete_event', () => {
    expect(startOf({ partnership: 'a-b', act: 'review', term: undefined, today })).toMatchObject({
      type: 'SourcesReviewed',
      data: { through: '2026-11-29' },
      sources: [{ publisher: expect.any(String) as string }],
    });
  });

  it('with_a_type_for_every_act', () => {
    for (const act of ACTS) expect(startOf({ partnership: 'a', act, term: undefined, today })['type']).toBeTruthy();
  });
});
