import type { ToldAnswer } from '#contracts';
import { answersBeforeAndAfter } from './answers-before-and-after';

const answer: ToldAnswer = {
  value: { summary: 'Acme supplies.' },
  certainty: 'definitely',
  between: ['acme', 'globex'],
};
const render = (answers: readonly ToldAnswer[]): string => (answers.length === 0 ? 'not in force' : 'Acme supplies');
const party = (id: string): string | undefined => ({ acme: 'Acme' })[id];

test.each<[string, ToldAnswer[], ToldAnswer[], string]>([
  ['an_end', [answer], [], 'Acme supplies → not in force'],
  [
    'other_parties',
    [answer],
    [{ ...answer, between: ['acme'], mayBind: ['globex'] }],
    'Acme supplies (binds Acme, globex) → Acme supplies (binds Acme; may bind globex)',
  ],
  [
    'the_first_parties',
    [{ ...answer, between: null }],
    [answer],
    'Acme supplies (binds the first parties) → Acme supplies (binds Acme, globex)',
  ],
  [
    'conditions',
    [{ ...answer, fromCondition: 'closing' }],
    [{ ...answer, untilCondition: { any: ['sale', { day: '2030-12-31' }] } }],
    'Acme supplies (starts on the condition closing) → Acme supplies (ends on the condition sale)',
  ],
  [
    'a_renewal',
    [{ ...answer, renews: true }],
    [answer],
    'Acme supplies (renews itself unless notice is given) → Acme supplies',
  ],
  [
    'members_of_the_value',
    [{ ...answer, value: { summary: 'Acme supplies.', fee: '5' } }],
    [{ ...answer, value: { summary: 'Acme supplies.', fee: '6' } }],
    'Acme supplies (fee 5) → Acme supplies (fee 6)',
  ],
  [
    'a_value_without_members',
    [{ ...answer, value: 'x' }],
    [{ ...answer, value: 'x' }],
    'Acme supplies → Acme supplies',
  ],
])('%s_can_be_read_in_the_answers_before_and_after', (_, was, now, expected) => {
  const both = answersBeforeAndAfter({ was, now }, render, party);
  expect(`${both.was} → ${both.now}`).toBe(expected);
});
