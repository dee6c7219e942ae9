import fc from 'fast-check';
import { matches } from '../faults';
import { eventSchemas, eventTypes } from './event';
import { faultsOfSubmitted, fillDefaults } from './submitted-event';
import { submittedExample } from './submitted-example';

const seed = Number(process.env['SUBMITTED_SEED'] ?? 16);
beforeAll(() => process.stdout.write(`submitted events: SUBMITTED_SEED=${seed}\n`));

const ID = '00000000-0000-4000-8000-000000000001';
const agreement = { agreement: { id: 'a', title: 'An agreement', form: 'agreement' } };
const submitted = submittedExample;
const original = (more: object = {}): Record<string, unknown> => ({
  type: 'AgreementPublished',
  occurred: '2025-10-28',
  title: 'A title',
  data: agreement,
  ...more,
});
const withEffect = (effect: unknown): Record<string, unknown> => original({ effects: [effect] });
const correcting = (replacement: unknown): Record<string, unknown> => ({
  type: 'EventCorrected',
  data: { target: ID, reason: 'a better source', replacement },
});

const messagesOf = (event: unknown): Record<string, string> =>
  Object.fromEntries(faultsOfSubmitted(event, '/events/0').map(({ pointer, message }) => [pointer, message]));
const pointers = (event: unknown): string[] => Object.keys(messagesOf(event)).sort();

describe('a submitted event', () => {
  it.each(eventTypes)('%s_needs_only_the_members_without_a_default', (type) => {
    expect(faultsOfSubmitted(submitted(type), '')).toEqual([]);
    const filled = { id: ID, ...fillDefaults(submitted(type), '2026-11-22') };
    expect(matches(eventSchemas[type], filled)).toBe(true);
  });

  it.each([null, undefined, 1, 'event', [], [{}]])('%p_is_not_an_event', (event) => {
    expect(messagesOf(event)).toEqual({ '/events/0': 'must be an object' });
  });

  it.each([undefined, null, 1, {}, ['AgreementPublished'], '', 'agreementpublished', '__proto__', 'constructor'])(
    'of_type_%p_is_refused_with_the_list_of_types',
    (type) => {
      const { '/events/0/type': message, ...others } = messagesOf({ ...original(), type });
      expect(others).toEqual({});
      for (const known of eventTypes) expect(message).toContain(known);
    },
  );

  it('is_refused_with_all_its_faults_at_once', () => {
    const event = {
      id: 'not-a-uuid',
      type: 'AgreementPublished',
      title: '',
      standing: 'certain',
      assertedBy: 'microsoft',
      sources: [{ url: 'ftp://example.org' }, 'a source'],
      data: { agreement: { id: 'Not A Slug', form: 'pact', extra: 1 } },
      effects: [{ effect: 'set', kind: 'K', until: 5, between: [] }, 7, { kind: 'x' }],
    };
    expect(pointers(event)).toEqual(
      [
        '/events/0/assertedBy',
        '/events/0/data/agreement/extra',
        '/events/0/data/agreement/form',
        '/events/0/data/agreement/id',
        '/events/0/data/agreement/title',
        '/events/0/effects/0/between',
        '/events/0/effects/0/kind',
        '/events/0/effects/0/until',
        '/events/0/effects/0/value',
        '/events/0/effects/1',
        '/events/0/effects/2/effect',
        '/events/0/id',
        '/events/0/occurred',
        '/events/0/sources/0/publisher',
        '/events/0/sources/0/url',
        '/events/0/sources/1',
        '/events/0/standing',
        '/events/0/title',
      ].sort(),
    );
  });

  it('is_refused_with_more_than_eight_faults_of_one_kind', () => {
    const effects = Array.from({ length: 60 }, () => ({ effect: 'end', kind: 'NOT A SLUG' }));
    expect(pointers(original({ effects }))).toHaveLength(60);
  });

  it('is_refused_with_the_allowed_values_and_the_missing_members', () => {
    expect(messagesOf(original({ standing: 'certain' }))['/events/0/standing']).toBe(
      'must be one of "definitive", "non-binding", "reported"',
    );
    expect(messagesOf({ type: 'InvestmentMade', occurred: '2020', title: 'x' })).toEqual({
      '/events/0/data': 'is missing',
    });
  });

  it('has_its_member_names_escaped_in_pointers', () => {
    expect(messagesOf(original({ 'a/b~c': 1, '': 2, '~1': 3 }))).toEqual({
      '/events/0/a~1b~0c': 'is not a known member here',
      '/events/0/': 'is not a known member here',
      '/events/0/~01': 'is not a known member here',
    });
    expect(pointers(original({ sources: [{ publisher: 'x', 'a/b': 1 }] }))).toEqual(['/events/0/sources/0/a~1b']);
  });

  it('cannot_smuggle_in_a_prototype', () => {
    const smuggled = JSON.parse(`{"__proto__":{"type":"AgreementPublished"}}`) as object;
    expect(pointers(smuggled)).toEqual(['/events/0/type']);
    expect(pointers({ ...original(), ...(JSON.parse('{"constructor":1}') as object) })).toEqual([
      '/events/0/constructor',
    ]);
  });

  it('has_at_most_100_effects', () => {
    const effects = (n: number): unknown[] => Array.from({ length: n }, () => ({ effect: 'end', kind: 'k' }));
    expect(pointers(original({ effects: effects(100) }))).toEqual([]);
    expect(pointers(original({ effects: effects(101) }))).toEqual(['/events/0/effects']);
  });

  it.each([null, {}, 'set', 1])('has_a_list_of_effects_rather_than_%p', (effects) => {
    expect(pointers(original({ effects }))).toEqual(['/events/0/effects']);
  });
});

describe('a submitted effect', () => {
  it.each([undefined, null, 1, {}, '', 'Set', 'replace', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'named_%p_is_refused_with_the_list_of_effects',
    (effect) => {
      expect(messagesOf(withEffect({ effect, kind: 'k', scope: 'all' }))).toEqual({
        '/events/0/effects/0/effect': 'must be one of set, override, end, notice, reaffirm, contest',
      });
    },
  );

  it.each([null, 1, 'set', [], [['effect', 'set']]])('is_an_object_rather_than_%p', (effect) => {
    expect(pointers(withEffect(effect))).toEqual(['/events/0/effects/0']);
  });

  it.each([
    ['only_a_reaffirmation_may_apply_to_every_kind', { effect: 'end', kind: '*' }, ['/kind']],
    ['a_reaffirmation_of_every_kind_is_accepted', { effect: 'reaffirm', kind: '*' }, []],
    ['a_value_may_be_null', { effect: 'set', kind: 'k', value: null }, []],
    ['a_value_is_required', { effect: 'contest', kind: 'k' }, ['/value']],
    ['an_end_has_no_value_and_no_until', { effect: 'end', kind: 'k', value: 1, until: '2020' }, ['/until', '/value']],
    ['an_unknown_end_is_accepted', { effect: 'set', kind: 'k', value: 1, until: { unknown: true } }, []],
    ['no_party_is_listed_twice_in_between', { effect: 'set', kind: 'k', value: 1, between: ['a', 'a'] }, ['/between']],
    [
      'a_replaced_term_has_kind_and_scope',
      { effect: 'set', kind: 'k', value: 1, replaces: [{ kind: 'l' }, { kind: '*', scope: 'all' }] },
      ['/replaces/0/scope', '/replaces/1/kind'],
    ],
  ])('%s', (_, effect, expected) => {
    expect(pointers(withEffect(effect))).toEqual(expected.map((pointer) => `/events/0/effects/0${pointer}`));
  });

  it.each([{ unknown: false }, { unknown: true, x: 1 }, {}, 'x', null, []])('rejects_%p_as_until', (until) => {
    const found = pointers(withEffect({ effect: 'set', kind: 'k', value: 1, until }));
    expect(found).not.toEqual([]);
    for (const pointer of found) expect(pointer).toMatch(/^\/events\/0\/effects\/0\/until/);
  });
});

describe('a submitted correction', () => {
  it.each([
    ['left_out', undefined, ['/data/replacement']],
    ['null', null, ['/data/replacement']],
    ['a_list', [], ['/data/replacement']],
    ['without_a_type', {}, ['/data/replacement/type']],
    ['a_correction', correcting(original()), ['/data/replacement/type']],
    ['a_retraction', submitted('EventRetracted'), ['/data/replacement/type']],
    ['with_an_id', original({ id: ID }), ['/data/replacement/id']],
    ['without_a_title', original({ title: undefined }), ['/data/replacement/title']],
    ['with_an_invalid_effect', withEffect({ effect: 'constructor' }), ['/data/replacement/effects/0/effect']],
    [
      'with_several_faults',
      original({ occurred: 5, data: {}, effects: [{ effect: 'end', 'a/b': 1 }] }),
      [
        '/data/replacement/data/agreement',
        '/data/replacement/effects/0/a~1b',
        '/data/replacement/effects/0/kind',
        '/data/replacement/occurred',
      ],
    ],
  ])('is_refused_with_the_faults_of_a_replacement_%s', (_, replacement, expected) => {
    const event = JSON.parse(JSON.stringify(correcting(replacement))) as unknown;
    expect(pointers(event)).toEqual(expected.map((pointer) => `/events/0${pointer}`));
  });

  it('is_refused_with_its_own_faults_and_those_of_its_replacement', () => {
    const event = { type: 'EventCorrected', data: { target: 'x', replacement: { type: 'InvestmentMade' } } };
    expect(pointers(event)).toEqual(
      ['data', 'occurred', 'title']
        .map((name) => `/events/0/data/replacement/${name}`)
        .concat('/events/0/data/reason', '/events/0/data/target')
        .sort(),
    );
  });

  // They would be recorded and change nothing.
  it.each(['EventCorrected', 'EventRetracted'] as const)('%s_has_no_effects_of_its_own', (type) => {
    expect(pointers({ ...submitted(type), effects: [] })).toEqual([]);
    expect(pointers({ ...submitted(type), effects: [{ effect: 'end', kind: 'k' }] })).toEqual(['/events/0/effects']);
  });
});

describe('defaults', () => {
  it('are_filled_in', () => {
    const effects = [
      { effect: 'end', kind: 'k' },
      { effect: 'end', kind: 'k', scope: 'eu' },
    ];
    expect(fillDefaults(original({ id: ID, effects }), '2026-11-22')).toEqual({
      ...original(),
      standing: 'definitive',
      assertedBy: [],
      sources: [],
      effects: [
        { effect: 'end', kind: 'k', scope: 'all' },
        { effect: 'end', kind: 'k', scope: 'eu' },
      ],
    });
  });

  it('do_not_replace_stated_members', () => {
    const stated = original({ standing: 'reported', assertedBy: ['a'], sources: [{ publisher: 'p' }], effects: [] });
    expect(fillDefaults(stated, '2026-11-22')).toEqual(stated);
  });

  it('leave_the_submitted_event_unchanged', () => {
    const sent = correcting(withEffect({ effect: 'end', kind: 'k' }));
    const before = structuredClone(sent);
    fillDefaults(sent, '2026-11-22');
    expect(sent).toEqual(before);
  });

  it('give_a_correction_a_day_and_a_title_and_fill_its_replacement', () => {
    expect(fillDefaults(correcting(withEffect({ effect: 'end', kind: 'k' })), '2026-11-22')).toMatchObject({
      occurred: '2026-11-22',
      title: 'Correction',
      effects: [],
      data: { replacement: { occurred: '2025-10-28', standing: 'definitive', effects: [{ scope: 'all' }] } },
    });
    expect(fillDefaults(submitted('EventRetracted'), '2026-11-22')).toMatchObject({
      occurred: '2026-11-22',
      title: 'Retraction',
    });
    expect(
      fillDefaults({ ...submitted('EventRetracted'), occurred: '2020', title: 'Mine' }, '2026-11-22'),
    ).toMatchObject({ occurred: '2020', title: 'Mine' });
  });
});

describe('any submitted event', () => {
  const names = [
    'id',
    'type',
    'occurred',
    'title',
    'standing',
    'sources',
    'effects',
    'data',
    'assertedBy',
    '__proto__',
    'x/y',
  ];
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.array(
      fc.record(
        {
          effect: fc.constantFrom('set', 'end', 'reaffirm', 'contest', 'valueOf', '__proto__'),
          kind: fc.constantFrom('k', '*', 5),
          value: fc.jsonValue({ maxDepth: 1 }),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 2 },
    ),
  );
  const changes = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 3 });
  const events = fc
    .tuple(fc.constantFrom(...eventTypes), changes, fc.boolean())
    .map(([type, changed, within]): unknown => {
      const event = { ...submitted(type), ...(JSON.parse(JSON.stringify(Object.fromEntries(changed))) as object) };
      return within ? correcting(event) : event;
    });

  it('either_has_a_fault_or_can_be_recorded_with_its_defaults', () => {
    fc.assert(
      fc.property(events, (event) => {
        const faults = faultsOfSubmitted(event, '/events/0');
        for (const { pointer, message } of faults) {
          expect(pointer).toMatch(/^\/events\/0(\/([^~/]|~[01])*)*$/);
          expect(message).not.toBe('');
        }
        if (faults.length > 0) return;
        const filled = { id: ID, ...fillDefaults(event, '2026-11-22') };
        expect(matches(eventSchemas[filled.type], filled)).toBe(true);
      }),
      { seed, numRuns: 1_500 },
    );
  });
});
