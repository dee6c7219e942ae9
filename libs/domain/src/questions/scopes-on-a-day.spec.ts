import { formatDay } from '../dates';
import { asked, told, valueOf } from './testing/asked';
import { end, given, override, reaffirm, set, started, termOf, type Told } from './testing/given';
import type { TermEntry } from './terms-on';

const general: Told = { occurred: '2020-01-01', effects: [set('hosting', 'free')] };
const narrow: Told = { occurred: '2021-01-01', effects: [set('hosting/api.stateless', 'exclusive')] };
const STATELESS = termOf('hosting/api.stateless');

const resolved = (entry: TermEntry) => [valueOf(entry), entry.resolvedFrom, entry.given?.certainty ?? 'not'];
const ofOne = (term: string) => {
  const { kind, scope } = termOf(term);
  return { kinds: new Set([kind]), scope };
};

describe('what holds for a scope', () => {
  const resolve = (at: string, ...events: Told[]) =>
    asked(given(started, general, narrow, ...events), at, { ...ofOne('hosting/api.stateless'), resolve: STATELESS });

  test('is_what_the_narrowest_scope_says_of_which_something_is_in_force', () => {
    expect(resolve('2020-06-01').terms.map(resolved)).toEqual([['free', 'all', 'definitely']]);
    expect(resolve('2021-06-01').terms.map(resolved)).toEqual([['exclusive', 'api.stateless', 'definitely']]);
  });

  test('is_told_of_the_scope_that_was_asked_for', () => {
    expect(resolve('2020-06-01').terms.map(told)).toEqual([['hosting/api.stateless', 'free', 'definitely']]);
  });

  test('is_one_entry_a_value_and_scope_that_it_comes_from', () => {
    const ended: Told = { occurred: '2022-03', effects: [end('hosting/api.stateless')] };
    const { terms } = resolve('2022-03-15', ended);
    expect(terms.map(resolved)).toEqual([
      ['free', 'all', 'possibly'],
      ['exclusive', 'api.stateless', 'possibly'],
    ]);
    expect(terms.map(({ inForce }) => inForce)).toEqual(['definitely', 'definitely']);
  });

  describe('a suspension', () => {
    const eu: Told = {
      occurred: '2020-01-01',
      effects: [
        set('supply/eu', 'new'),
        override('supply/eu', null, { from: '2020-06-15', until: '2021-06-30' }),
        override('warranty/eu', null, { from: '2020-06-15', until: '2021-06-30' }),
      ],
    };
    const suspended = (at: string, term: string, ...events: Told[]) =>
      asked(given(started, eu, ...events), at, { ...ofOne(term), resolve: termOf(term) }).terms.map(
        ({ resolvedFrom, suspended, segment }) => [
          resolvedFrom,
          suspended?.claims.map((claim) => claim.term.scope).join(),
          segment && `${formatDay(segment.from)}/${formatDay(segment.to)}`,
        ],
      );

    test('names_the_scope_that_it_comes_from_and_its_days', () => {
      const all = [['eu', 'eu', '2020-06-15/2021-07-01']];
      expect(suspended('2020-07-01', 'supply/eu.de')).toEqual(all);
      expect(suspended('2020-07-01', 'supply/eu')).toEqual(all);
    });

    test('has_its_days_where_it_begins_within_those_asked_about', () => {
      expect(suspended('2020', 'warranty/eu.de')).toEqual([['eu', 'eu', '2020-06-15/2021-07-01']]);
      const worlds = given(started, eu);
      const [entry] = asked(worlds, '2020', ofOne('warranty/eu')).terms;
      expect(formatDay(entry!.segment!.from)).toBe('2020-06-15');
    });

    test('is_one_entry_a_scope_that_it_may_come_from', () => {
      const narrower: Told = {
        occurred: '2020-01-01',
        effects: [override('supply/eu.de', null, { from: '2020-07', until: '2020-12-31' })],
      };
      expect(suspended('2020-07-15', 'supply/eu.de', narrower)).toEqual([
        ['eu', 'eu', '2020-06-15/2021-07-01'],
        ['eu.de', 'eu.de', '2020-07-01/2020-07-31'],
      ]);
    });
  });

  test('of_an_interval_is_definite_only_on_each_of_its_days', () => {
    expect(resolve('202X').terms.map(resolved)).toEqual([
      ['free', 'all', 'possibly'],
      ['exclusive', 'api.stateless', 'possibly'],
    ]);
    expect(resolve('2020').terms.map(resolved)).toEqual([['free', 'all', 'definitely']]);
  });

  test('is_nothing_while_the_narrowest_is_suspended', () => {
    const suspended: Told = {
      occurred: '2022-01-01',
      effects: [override('hosting/api.stateless', null, { until: '2022-12-31' })],
    };
    const [entry, ...others] = resolve('2022-06-01', suspended).terms;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ given: null, inForce: 'not', suspended: { certainty: 'definitely' } });
  });

  test('has_the_reaffirmation_dissent_and_pending_claims_of_the_scope_that_it_comes_from', () => {
    const reaffirmed: Told = { occurred: '2020-03-01', effects: [reaffirm('hosting')] };
    const waiting: Told = { occurred: '2020-03-01', effects: [set('hosting/api', 'shared', { fromCondition: 'x' })] };
    const { terms, pending } = resolve('2020-06-01', reaffirmed, waiting);
    expect(terms[0]!.lastReaffirmed?.order).toEqual([4, 1]);
    expect(pending.map(({ claim }) => claim.term.scope)).toEqual(['api']);
  });
});

describe('the exceptions to a general scope', () => {
  const exceptions = (at: string, ...events: Told[]) =>
    asked(given(started, general, narrow, ...events), at, { kinds: new Set(['hosting']) }).terms.map((entry) => [
      entry.term.scope,
      entry.exceptions,
    ]);

  test('are_the_narrower_scopes_whose_answer_is_another_one', () => {
    expect(exceptions('2020-06-01')).toEqual([['all', []]]);
    expect(exceptions('2021-06-01')).toEqual([
      ['all', ['api.stateless']],
      ['api.stateless', []],
    ]);
  });

  test('are_none_where_the_narrower_scope_says_the_same', () => {
    const same: Told = { occurred: '2021-02-01', effects: [set('hosting/api.stateless', 'free')] };
    expect(exceptions('2021-06-01', same)).toEqual([
      ['all', []],
      ['api.stateless', []],
    ]);
  });

  test('differ_also_in_who_is_bound_and_where_they_are_suspended', () => {
    const others: Told = {
      occurred: '2021-02-01',
      effects: [
        set('hosting/api.stateless', 'free', { between: ['openai', 'oracle'] }),
        set('hosting/edge', 'free'),
        override('hosting/edge', null, { from: '2021-05-01', until: '2021-07-31' }),
      ],
    };
    expect(exceptions('2021-06-01', others)[0]).toEqual(['all', ['api.stateless', 'edge']]);
    expect(exceptions('2021-08-01', others)[0]).toEqual(['all', ['api.stateless']]);
  });

  test('of_one_term_are_told_also_where_nothing_is_in_force_of_it', () => {
    const worlds = given(started, narrow);
    const { terms, exceptions } = asked(worlds, '2021-06-01', ofOne('hosting/api'));
    expect([terms, exceptions]).toEqual([[], [STATELESS]]);
    expect(asked(worlds, '2021-06-01', { kinds: new Set(['hosting']) }).exceptions).toEqual([]);
    expect(asked(worlds, '2021-06-01', ofOne('hosting/api.*')).exceptions).toEqual([]);
  });

  test('are_held_against_what_holds_for_the_scope_where_that_is_asked_for', () => {
    const worlds = given(started, { occurred: '2020-01-01', effects: [set('hosting', 'exclusive')] }, narrow);
    const api = { ...ofOne('hosting/api'), resolve: termOf('hosting/api') };
    expect(asked(worlds, '2021-06-01', ofOne('hosting/api')).exceptions).toEqual([STATELESS]);
    expect(asked(worlds, '2021-06-01', api).exceptions).toEqual([]);
  });
});
