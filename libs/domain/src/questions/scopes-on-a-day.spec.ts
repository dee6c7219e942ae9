import { formatDay } from '../dates';
import { answerOn, summaryOf, valueOf } from './testing/answer-on';
import { end, given, override, reaffirm, set, started, termOf, type GivenEvent } from './testing/given';
import type { TermEntry } from './terms-on';

const general: GivenEvent = { occurred: '2020-01-01', effects: [set('hosting', 'free')] };
const narrow: GivenEvent = { occurred: '2021-01-01', effects: [set('hosting/api.stateless', 'exclusive')] };
const STATELESS = termOf('hosting/api.stateless');

const resolved = (entry: TermEntry) => [valueOf(entry), entry.resolvedFrom, entry.given?.certainty ?? 'not'];
const ofOne = (term: string) => {
  const { kind, scope } = termOf(term);
  return { kinds: new Set([kind]), scope };
};

describe('the resolved answer for a scope', () => {
  const resolve = (at: string, ...events: GivenEvent[]) =>
    answerOn(given(started, general, narrow, ...events), at, { ...ofOne('hosting/api.stateless'), resolve: STATELESS });

  test('comes_from_the_narrowest_scope_that_is_in_force', () => {
    expect(resolve('2020-06-01').terms.map(resolved)).toEqual([['free', 'all', 'definitely']]);
    expect(resolve('2021-06-01').terms.map(resolved)).toEqual([['exclusive', 'api.stateless', 'definitely']]);
  });

  test('has_the_requested_scope', () => {
    expect(resolve('2020-06-01').terms.map(summaryOf)).toEqual([['hosting/api.stateless', 'free', 'definitely']]);
  });

  test('has_one_entry_per_value_and_source_scope', () => {
    const ended: GivenEvent = { occurred: '2022-03', effects: [end('hosting/api.stateless')] };
    const { terms } = resolve('2022-03-15', ended);
    expect(terms.map(resolved)).toEqual([
      ['free', 'all', 'possibly'],
      ['exclusive', 'api.stateless', 'possibly'],
    ]);
    expect(terms.map(({ inForce }) => inForce)).toEqual(['definitely', 'definitely']);
  });

  describe('a suspension', () => {
    const eu: GivenEvent = {
      occurred: '2020-01-01',
      effects: [
        set('supply/eu', 'new'),
        override('supply/eu', null, { from: '2020-06-15', until: '2021-06-30' }),
        override('warranty/eu', null, { from: '2020-06-15', until: '2021-06-30' }),
      ],
    };
    const suspended = (at: string, term: string, ...events: GivenEvent[]) =>
      answerOn(given(started, eu, ...events), at, { ...ofOne(term), resolve: termOf(term) }).terms.map(
        ({ resolvedFrom, suspended, segment }) => [
          resolvedFrom,
          suspended?.claims.map((claim) => claim.term.scope).join(),
          segment && `${formatDay(segment.from)}/${formatDay(segment.to)}`,
        ],
      );

    test('names_its_source_scope_and_its_days', () => {
      const all = [['eu', 'eu', '2020-06-15/2021-07-01']];
      expect(suspended('2020-07-01', 'supply/eu.de')).toEqual(all);
      expect(suspended('2020-07-01', 'supply/eu')).toEqual(all);
    });

    test('has_its_days_if_it_begins_within_the_requested_interval', () => {
      expect(suspended('2020', 'warranty/eu.de')).toEqual([['eu', 'eu', '2020-06-15/2021-07-01']]);
      const worlds = given(started, eu);
      const [entry] = answerOn(worlds, '2020', ofOne('warranty/eu')).terms;
      expect(formatDay(entry!.segment!.from)).toBe('2020-06-15');
    });

    test('has_one_entry_per_possible_source_scope', () => {
      const narrower: GivenEvent = {
        occurred: '2020-01-01',
        effects: [override('supply/eu.de', null, { from: '2020-07', until: '2020-12-31' })],
      };
      expect(suspended('2020-07-15', 'supply/eu.de', narrower)).toEqual([
        ['eu', 'eu', '2020-06-15/2021-07-01'],
        ['eu.de', 'eu.de', '2020-07-01/2020-07-31'],
      ]);
    });
  });

  test('for_an_interval_is_definite_only_if_it_is_on_each_day', () => {
    expect(resolve('202X').terms.map(resolved)).toEqual([
      ['free', 'all', 'possibly'],
      ['exclusive', 'api.stateless', 'possibly'],
    ]);
    expect(resolve('2020').terms.map(resolved)).toEqual([['free', 'all', 'definitely']]);
  });

  test('has_no_value_while_the_narrowest_scope_is_suspended', () => {
    const suspended: GivenEvent = {
      occurred: '2022-01-01',
      effects: [override('hosting/api.stateless', null, { until: '2022-12-31' })],
    };
    const [entry, ...others] = resolve('2022-06-01', suspended).terms;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ given: null, inForce: 'not', suspended: { certainty: 'definitely' } });
  });

  test('has_the_reaffirmation_dissent_and_pending_claims_of_its_source_scope', () => {
    const reaffirmed: GivenEvent = { occurred: '2020-03-01', effects: [reaffirm('hosting')] };
    const waiting: GivenEvent = {
      occurred: '2020-03-01',
      effects: [set('hosting/api', 'shared', { fromCondition: 'x' })],
    };
    const { terms, pending } = resolve('2020-06-01', reaffirmed, waiting);
    expect(terms[0]!.lastReaffirmed?.order).toEqual([4, 1]);
    expect(pending.map(({ claim }) => claim.term.scope)).toEqual(['api']);
  });
});

describe('the exceptions to a general scope', () => {
  const exceptions = (at: string, ...events: GivenEvent[]) =>
    answerOn(given(started, general, narrow, ...events), at, { kinds: new Set(['hosting']) }).terms.map((entry) => [
      entry.term.scope,
      entry.exceptions,
    ]);

  test('are_the_narrower_scopes_with_a_different_answer', () => {
    expect(exceptions('2020-06-01')).toEqual([['all', []]]);
    expect(exceptions('2021-06-01')).toEqual([
      ['all', ['api.stateless']],
      ['api.stateless', []],
    ]);
  });

  test('are_empty_if_the_narrower_scope_has_the_same_answer', () => {
    const same: GivenEvent = { occurred: '2021-02-01', effects: [set('hosting/api.stateless', 'free')] };
    expect(exceptions('2021-06-01', same)).toEqual([
      ['all', []],
      ['api.stateless', []],
    ]);
  });

  test('include_scopes_that_bind_other_parties_or_are_suspended', () => {
    const others: GivenEvent = {
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

  test('of_a_single_term_are_listed_even_if_the_term_is_not_in_force', () => {
    const worlds = given(started, narrow);
    const { terms, exceptions } = answerOn(worlds, '2021-06-01', ofOne('hosting/api'));
    expect([terms, exceptions]).toEqual([[], [STATELESS]]);
    expect(answerOn(worlds, '2021-06-01', { kinds: new Set(['hosting']) }).exceptions).toEqual([]);
    expect(answerOn(worlds, '2021-06-01', ofOne('hosting/api.*')).exceptions).toEqual([]);
  });

  test('are_compared_with_the_resolved_answer_if_resolve_is_requested', () => {
    const worlds = given(started, { occurred: '2020-01-01', effects: [set('hosting', 'exclusive')] }, narrow);
    const api = { ...ofOne('hosting/api'), resolve: termOf('hosting/api') };
    expect(answerOn(worlds, '2021-06-01', ofOne('hosting/api')).exceptions).toEqual([STATELESS]);
    expect(answerOn(worlds, '2021-06-01', api).exceptions).toEqual([]);
  });
});
