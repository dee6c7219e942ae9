import type { TermEntryAnswer, TermsAnswer } from '#client';
import { renderCondition } from '../value/render-condition';
import { knowledgeOf, notesByTerm, waitingOn } from './beside';

const entry = (more: Partial<TermEntryAnswer>): TermEntryAnswer => ({
  kind: 'api-hosting',
  scope: 'all',
  value: null,
  certainty: 'definitely',
  inForce: 'definitely',
  between: ['a', 'b'],
  mayBind: [],
  segment: { from: '2020-01-01', to: null },
  lastReaffirmed: null,
  claims: [],
  contested: [],
  notCounted: [],
  ...more,
});
const names = new Map([['c', 'Company C']]);
const notesOf = (...terms: TermEntryAnswer[]) => [...notesByTerm(terms, names).values()];

test('a_term_without_further_facts_has_no_notes', () => {
  expect(notesOf(entry({}))).toEqual([[]]);
});

test('the_notes_of_a_term_name_suspension_possible_parties_exceptions_and_caution', () => {
  const exceptions = [{ scope: 'api.stateless', links: { self: '' } }];
  const term = entry({ suspended: 'possibly', mayBind: ['c'], exceptions, moreExceptions: 2, cautious: true });
  expect(notesOf(term)).toEqual([
    [
      'possibly suspended',
      'may bind Company C',
      'not so for api stateless and 2 more',
      'may be more certain than shown',
    ],
  ]);
});

test('a_note_that_applies_to_each_value_of_a_term_appears_once', () => {
  expect(notesOf(entry({ suspended: 'possibly' }), entry({ suspended: 'possibly', mayBind: ['c'] }))).toEqual([
    ['possibly suspended', 'may bind Company C'],
  ]);
});

test('a_pending_claim_names_its_condition_and_its_last_day', () => {
  const pending = { kind: 'equity-stake', scope: 'all', value: '27 %', waitsFor: 'closing', by: '2026-12-31' };
  const [waiting] = waitingOn([pending as unknown as TermsAnswer['pending'][number]], names);
  expect(waiting).toEqual({
    term: 'equity-stake/all',
    name: 'Equity stake',
    rendered: '27 %: waits for “closing”, by 31 Dec 2026 at the latest',
  });
});

test('a_nested_condition_expression_is_rendered_with_brackets', () => {
  expect(renderCondition({ all: ['agi-verified', { any: ['sale', { day: '2030-12-31' }] }] })).toBe(
    '“agi verified” and (“sale” or 31 Dec 2030)',
  );
});

test('the_review_date_and_hindsight_are_noted_if_they_are_known', () => {
  const of = (more: Partial<TermsAnswer>) =>
    knowledgeOf({ reviewedThrough: null, hindsight: null, ...more } as TermsAnswer);
  expect(of({})).toEqual([]);
  expect(of({ reviewedThrough: '2026-10-31', hindsight: true })).toHaveLength(2);
});
