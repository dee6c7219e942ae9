import { beforeAndAfter } from './before-and-after';

const answer = { value: { summary: 'Acme supplies.', fee: '5' }, certainty: 'definitely', between: ['acme', 'globex'] };

test.each([
  ['other words', [answer], [], { was: 'Acme supplies.', now: '(not in force)' }],
  [
    'other parties',
    [answer],
    [{ ...answer, between: ['acme'], mayBind: ['globex', 'hooli'] }],
    {
      was: 'Acme supplies. (binds acme, globex)',
      now: 'Acme supplies. (binds acme; may bind globex, hooli)',
    },
  ],
  [
    'a condition that was met',
    [{ ...answer, untilCondition: 'closing' }],
    [answer],
    { was: 'Acme supplies. (ends when closing comes true)', now: 'Acme supplies.' },
  ],
  [
    'a member of the value',
    [answer],
    [{ ...answer, value: { summary: 'Acme supplies.', fee: '6' } }],
    { was: 'Acme supplies. (fee: 5)', now: 'Acme supplies. (fee: 6)' },
  ],
  ['nothing', [answer], [answer], { was: 'Acme supplies.', now: 'Acme supplies.' }],
])('a_change_of_%s_is_named_if_the_words_are_the_same', (_, was, now, expected) => {
  expect(beforeAndAfter(was, now)).toEqual(expected);
});
