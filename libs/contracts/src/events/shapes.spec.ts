import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { matches } from '../faults';
import { Slug } from '../primitives';
import { ConditionExpression, conditionsOf, MAX_CONDITIONS, weightOf } from './condition';
import { CalendarDuration } from './duration';
import { Identifiers } from './party';
import { Scope, ScopeFilter, ScopeFilterList } from './scope';
import { SourceCopy } from './source';

const describeShape = (name: string, schema: TSchema, sound: readonly unknown[], broken: readonly unknown[]): void => {
  describe(name, () => {
    it.each(sound.map((value) => [value]))('accepts_%j', (value) => expect(matches(schema, value)).toBe(true));
    it.each(broken.map((value) => [value]))('refuses_%j', (value) => expect(matches(schema, value)).toBe(false));
  });
};

const day = { day: '2030-12-31' };
const list = (length: number): string[] => Array.from({ length }, (_, n) => `c-${n}`);

describeShape(
  'a scope',
  Scope,
  ['all', 'api', 'api.stateless', 'a-b.c-d.e', 'allies.all-in', 'x'.repeat(128)],
  ['', '.', 'api.', '.api', 'api..x', 'all.api', 'api.all', 'a.all.b', 'API', 'a_b', '*', 'api.*', 'x'.repeat(129)],
);
const patternOf = (schema: TSchema): string => (schema as { pattern?: string }).pattern!;

describeShape(
  'a filter of scopes',
  ScopeFilter,
  ['all', 'api', 'api.stateless', 'all.*', 'api.*', 'api.stateless.*', `${'x'.repeat(128)}.*`],
  ['', '*', '.*', 'api.', 'api*', 'api.*.*', 'api.*.x', 'api.all.*', 'all.api.*', 'API.*'],
);
describeShape(
  'a list of such filters',
  ScopeFilterList,
  ['all', 'api.stateless', 'api.*', 'all.*', 'all.*,api', 'api,all.*', 'a,b.c.*,all,allies.all-in', 'api.a,b'],
  ['', ',', 'api,', ',api', 'all.api', 'api,all.api', 'api.all,b', 'b,api.all', 'api.all.*,b', '*', 'api.*.*', 'A'],
);

it('every_list_of_slugs_is_a_list_of_filters', () => {
  const slugs = fc.stringMatching(new RegExp(patternOf(Slug)));
  fc.assert(
    fc.property(fc.array(slugs, { minLength: 1, maxLength: 4 }), (list) => matches(ScopeFilterList, list.join(','))),
    { seed: 19, numRuns: 500 },
  );
});

it('every_slug_is_a_scope_and_a_filter_of_scopes', () => {
  const slugs = fc.stringMatching(new RegExp(patternOf(Slug))).filter((text) => matches(Slug, text));
  fc.assert(
    fc.property(slugs, (slug) => matches(Scope, slug) && matches(ScopeFilter, slug)),
    { seed: 18, numRuns: 500 },
  );
});
describeShape(
  'a calendar duration',
  CalendarDuration,
  ['P5Y', 'P18M', 'P1Y6M', 'P2W', 'P90D', 'P9999Y9999M', 'P99999D'],
  ['P', 'PT5H', 'P0D', 'P0Y6M', 'P1.5Y', 'P1Y10D', 'P1M2W', 'P5', '5Y', 'P10000Y', '-P1Y', 'P6M1Y', 'P1Y\n'],
);
describeShape(
  'a condition expression',
  ConditionExpression,
  [
    'merger-cleared',
    { all: ['a', 'b'] },
    { any: ['a', day] },
    { any: [{ all: ['a', day] }, 'b', { any: ['c'] }] },
    { all: list(MAX_CONDITIONS) },
  ],
  [
    'Not A Slug',
    day,
    {},
    { all: [] },
    { all: 'a' },
    { all: ['a'], any: ['b'] },
    { any: [{ day: '2030-02-30' }] },
    { all: [{ any: [{ all: ['a'] }] }] },
    { all: list(MAX_CONDITIONS + 1) },
  ],
);
describeShape(
  'identifiers',
  Identifiers,
  [
    {},
    { lei: '529900T8BM49AURSDO55', wikidata: 'Q2283', cik: '789019', isin: 'US5949181045' },
    { website: 'http://a' },
  ],
  [{ lei: '529900T8BM49AURSDO5' }, { wikidata: 'Q0' }, { isin: 'us5949181045' }, { website: 'ftp://a' }, { vat: '1' }],
);
describeShape(
  'a copy of a source',
  SourceCopy,
  [{ hash: 'a'.repeat(64), mediaType: 'application/vnd.api+json' }],
  [
    { hash: 'a'.repeat(64) },
    { hash: 'A'.repeat(64), mediaType: 'text/html' },
    { hash: 'a'.repeat(64), mediaType: 'text' },
  ],
);

describe('the conditions of an expression', () => {
  const nested: ConditionExpression = { any: [{ all: ['b', day, 'a'] }, 'b', day] };

  it('are_listed_once_each_in_the_order_written_and_without_days', () => {
    expect(conditionsOf('a')).toEqual(['a']);
    expect(conditionsOf(nested)).toEqual(['b', 'a']);
  });

  it('count_toward_the_weight_as_often_as_they_are_written', () => {
    expect([weightOf('a'), weightOf(nested)]).toEqual([1, 5]);
  });
});
