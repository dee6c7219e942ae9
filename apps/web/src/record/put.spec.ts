import { textOf, type Members } from './draft';
import { withAmount, withNamed } from './put';

const amount = { amount: '15000000000', currency: 'USD', words: '$15 billion', isMore: false };
const money = { amount: '15000000000', currency: 'USD' };
const amazon = { id: 'amazon', name: 'Amazon' };
const event = { type: 'InvestmentMade', effects: [{ kind: 'investment', value: { summary: 'It invests.' } }] };

describe('a fact found in a text', () => {
  it('is_put_into_the_focused_amount_field', () => {
    const focused = { path: ['effects', '0', 'value', 'amount'], phrase: 'money', isList: false } as const;
    expect(withAmount(event, amount, focused)).toEqual({
      type: 'InvestmentMade',
      effects: [{ kind: 'investment', value: { summary: 'It invests.', amount: money } }],
    });
  });

  it('is_added_to_the_amount_in_the_field_if_it_is_an_increase', () => {
    const focused = { path: ['value', 'amount'], phrase: 'money', isList: false } as const;
    const more = { ...amount, amount: '0.5', isMore: true };
    const amountOf = (standing: object) =>
      (withAmount({ value: { amount: { ...money, ...standing } } }, more, focused)['value'] as Members)['amount'];
    expect(amountOf({ amount: '138000000000.75', qualifier: 'about' })).toEqual({
      amount: '138000000001.25',
      currency: 'USD',
      qualifier: 'about',
    });
    expect(amountOf({ amount: '0.5' })).toMatchObject({ amount: '1' });
    expect(amountOf({ currency: 'EUR' })).toEqual({ amount: '0.5', currency: 'USD' });
    expect(amountOf({ amount: { from: '1', to: '2' } })).toEqual({ amount: '0.5', currency: 'USD' });
  });

  it('starts_a_second_investment_without_a_scope_so_that_one_must_be_entered', () => {
    const effects = withAmount(withAmount({}, amount, null), amount, null)['effects'] as Members[];
    expect(effects.map(({ scope }) => scope)).toEqual(['all', '']);
  });

  it('starts_an_investment_if_no_amount_field_is_focused', () => {
    expect(withAmount(event, amount, null)['effects']).toEqual([
      ...event.effects,
      { effect: 'set', kind: 'investment', scope: 'all', value: { amount: money } },
    ]);
  });

  it('that_is_an_increase_is_added_to_the_only_matching_term_of_the_text', () => {
    const more = { ...amount, isMore: true };
    const termOf = (scope: string) => ({ kind: 'compute-purchase', scope, isRecorded: true, value: { amount: money } });
    const effects = (...scopes: string[]) =>
      (withAmount({}, more, null, scopes.map(termOf))['effects'] as Members[]).map(
        ({ kind, scope }) => `${textOf(kind)}/${textOf(scope)}`,
      );
    expect(effects('aws')).toEqual(['compute-purchase/aws']);
    expect(effects('aws', 'azure')).toEqual(['investment/all']);
    const grown = withAmount({}, more, null, [termOf('aws')]);
    expect(withAmount(grown, more, null, [termOf('aws')])).toEqual(grown);
  });

  it('names_a_party_in_the_focused_field_or_else_in_asserted_by', () => {
    const investor = { path: ['data', 'investor'], phrase: 'id', isList: false } as const;
    expect(withNamed(event, amazon, investor)).toEqual({ ...event, data: { investor: 'amazon' } });
    const others = { path: ['data', 'with'], phrase: 'id', isList: true } as const;
    expect(withNamed({ ...event, data: { with: ['nvidia'] } }, amazon, others)['data']).toEqual({
      with: ['nvidia', 'amazon'],
    });
    expect(withNamed(event, amazon, null)['assertedBy']).toEqual(['amazon']);
  });
});
