import { withAmount, withNamed } from './put';

const amount = { amount: '15000000000', currency: 'USD', words: '$15 billion' };
const money = { amount: '15000000000', currency: 'USD' };
const amazon = { id: 'amazon', name: 'Amazon' };
const event = { type: 'InvestmentMade', effects: [{ kind: 'investment', value: { summary: 'It invests.' } }] };

describe('what was found in a text', () => {
  it('is_put_into_the_amount_field_that_had_the_focus', () => {
    const focused = { path: ['effects', '0', 'value', 'amount'], phrase: 'money', isList: false } as const;
    expect(withAmount(event, amount, focused)).toEqual({
      type: 'InvestmentMade',
      effects: [{ kind: 'investment', value: { summary: 'It invests.', amount: money } }],
    });
  });

  it('starts_an_investment_where_no_amount_field_had_the_focus', () => {
    expect(withAmount(event, amount, null)['effects']).toEqual([
      ...event.effects,
      { effect: 'set', kind: 'investment', scope: 'all', value: { amount: money } },
    ]);
  });

  it('is_named_in_the_field_that_had_the_focus_or_as_who_says_so', () => {
    const investor = { path: ['data', 'investor'], phrase: 'id', isList: false } as const;
    expect(withNamed(event, amazon, investor)).toEqual({ ...event, data: { investor: 'amazon' } });
    const others = { path: ['data', 'with'], phrase: 'id', isList: true } as const;
    expect(withNamed({ ...event, data: { with: ['nvidia'] } }, amazon, others)['data']).toEqual({
      with: ['nvidia', 'amazon'],
    });
    expect(withNamed(event, amazon, null)['assertedBy']).toEqual(['amazon']);
  });
});
