import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTermKindRegistry, faultsOfSubmitted, Instant, matches, Slug, type Effect, type Event } from '#contracts';
import { parseDate } from '#domain';

interface Line {
  readonly partnershipId: string;
  readonly events: readonly Event[];
  readonly recordedAt: string;
  readonly idempotencyKey: string;
}

const timelines = ['microsoft-openai', 'microsoft-openai-as-told'].map((name) => {
  const text = readFileSync(join(__dirname, `${name}.ndjson`), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  return { name, lines, events: lines.flatMap(({ events }) => events) };
});
const [reference, accordingToArticle] = timelines as [(typeof timelines)[number], (typeof timelines)[number]];
const registry = createTermKindRegistry();

const contentOf = (event: Event) => (event.type === 'EventCorrected' ? event.data.replacement : event);
/** The effects of an event as it is sent; they are optional. */
const effectsIn = (event: Event): readonly Effect[] =>
  (contentOf(event) as { readonly effects?: readonly Effect[] }).effects ?? [];
const effectsOf = (events: readonly Event[]): Effect[] => events.flatMap(effectsIn);
const termOf = ({ kind, scope }: { kind: string; scope: string }): string => `${kind}/${scope}`;

describe.each(timelines)('reference timeline $name', ({ name, lines, events }) => {
  it('is_a_list_of_import_commands_with_one_event_each', () => {
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['partnershipId', 'events', 'recordedAt', 'idempotencyKey']);
      expect(line.partnershipId).toBe(name);
      expect(matches(Slug, line.partnershipId) && matches(Instant, line.recordedAt)).toBe(true);
      expect(line.events).toHaveLength(1);
      expect(faultsOfSubmitted(line.events[0], '')).toEqual([]);
    }
    expect(new Set(lines.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(lines.length);
  });

  it('is_recorded_in_order', () => {
    const moments = lines.map(({ recordedAt }) => recordedAt);
    expect(new Set(moments).size).toBe(moments.length);
    expect([...moments].sort()).toEqual(moments);
  });

  it('has_unique_version_4_ids', () => {
    for (const { id } of events)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('refers_to_earlier_events_and_agreements_only', () => {
    const seen = new Set<string>();
    for (const event of events) {
      for (const reference of referencesOf(event)) expect(seen).toContain(reference);
      seen.add(event.id);
      if (event.type === 'AgreementPublished') seen.add(event.data.agreement.id);
    }
  });

  it('has_known_kinds_and_valid_values', () => {
    for (const effect of effectsOf(events)) {
      expect(effect.kind === '*' || registry.has(effect.kind)).toBe(true);
      if ('value' in effect)
        expect([effect.kind, registry.check(effect.kind, effect.value)]).toEqual([effect.kind, []]);
    }
  });

  it('has_only_dates_of_the_accepted_grammar', () => {
    const dates = JSON.stringify(events).match(/(?<="(occurred|published|from|until|on|signed)":")[^"]*/g) ?? [];
    expect(dates.length).toBeGreaterThan(events.length);
    expect(dates.filter((text) => !parseDate(text).ok)).toEqual([]);
  });

  it('replaces_only_terms_that_an_earlier_event_set', () => {
    const set = new Set<string>();
    for (const event of events) {
      const setting = effectsIn(event).filter((effect) => effect.effect === 'set');
      for (const { replaces = [] } of setting) for (const term of replaces) expect(set).toContain(termOf(term));
      for (const effect of setting) set.add(termOf(effect));
    }
  });

  it('cites_a_source_for_every_event_and_quotes_none', () => {
    for (const event of events)
      for (const { sources } of [event, contentOf(event)]) {
        expect(sources).not.toEqual([]);
        for (const source of sources) {
          expect(source).not.toHaveProperty('quote');
          expect(source.locator).toBeDefined();
          expect(source.url ?? 'https://').toMatch(/^https:\/\//);
        }
      }
  });
});

function referencesOf(event: Event): string[] {
  switch (event.type) {
    case 'AgreementPublished':
      return event.data.agreement.amends ?? [];
    case 'TermsReaffirmed':
    case 'StatementMade':
      return event.data.inResponseTo === undefined ? [] : [event.data.inResponseTo];
    case 'EventCorrected':
      return [event.data.target];
    default:
      return [];
  }
}

/** The effects of each event and their terms. An event without entries has no effects. */
const TERMS_TOUCHED: readonly [number, ...string[]][] = [
  [1, 'set compute-supply/all', 'set investment/2019', 'set purpose/all', 'set cooperation/research'],
  [2, 'set ip-licence/gpt-3'],
  [3, 'set investment/2023', 'set api-hosting/all', 'set product-hosting/all', 'reaffirm compute-supply/all'],
  [
    4,
    'set compute-supply/all',
    'set revenue-share/both-directions',
    'set ip-licence/models',
    'reaffirm api-hosting/all',
    'set compute-purchase/azure-2025',
  ],
  [5, 'set compute-purchase/stargate'],
  [6],
  [
    7,
    'set equity-stake/microsoft',
    'set ip-licence/models-and-products',
    'set exclusivity/ip-licence',
    'set ip-licence/research',
    'set api-hosting/all',
    'set api-hosting/us-national-security',
    'set product-hosting/all',
    'set revenue-share/both-directions',
    'set agi-determination/all',
    'set compute-purchase/azure',
    'end compute-supply/all',
    'set independent-pursuit/microsoft',
    'set independent-pursuit/open-weights',
    'set third-party-collaboration/openai',
    'reaffirm purpose/all',
  ],
  [8, 'set compute-purchase/aws'],
  [
    9,
    'set distribution/frontier',
    'set compute-purchase/aws',
    'set investment/amazon',
    'set investment/amazon-conditional',
    'contest product-hosting/first-party',
  ],
  [
    10,
    'reaffirm */all',
    'set api-hosting/stateless',
    'set product-hosting/first-party',
    'set revenue-share/other-clouds',
    'set compute-supply/additional',
    'set third-party-collaboration/others',
    'set independent-pursuit/both',
    'set purchase-channel/stateless-apis',
    'set cooperation/engineering',
    'set cooperation/products',
    'reaffirm cooperation/research',
    'reaffirm agi-determination/all',
  ],
  [11, 'reaffirm */all', 'contest product-hosting/first-party'],
  [
    12,
    'set ip-licence/models-and-products',
    'end exclusivity/ip-licence',
    'end api-hosting/stateless',
    'set api-hosting/all',
    'set product-hosting/all',
    'set product-hosting/first-party',
    'end revenue-share/both-directions',
    'set revenue-share/openai-to-microsoft',
  ],
  [13, 'contest product-hosting/first-party'],
  [14, 'contest api-hosting/all'],
  [15],
];

describe('the facts behind the acceptance questions', () => {
  const at = (number: number) => reference.events[number - 1]!;

  it('are_fifteen_events_of_which_the_memorandum_and_the_press_reports_do_not_govern', () => {
    expect(reference.events).toHaveLength(15);
    expect(reference.events.filter(({ standing }) => standing !== 'definitive')).toEqual([6, 11, 13, 14].map(at));
    expect(at(6).effects).toEqual([]);
    expect(at(7).data).toMatchObject({
      agreement: { form: 'restatement', amends: ['mou-2025', 'extension-2023', 'amendment-2025-01'] },
    });
    expect(at(10).data).toMatchObject({ inResponseTo: at(9).id });
    expect(at(12).data).toMatchObject({ agreement: { form: 'amendment', amends: ['agreement-2025-10'] } });
    expect(at(15).data).toMatchObject({ through: '2026-09-30' });
  });

  it.each(TERMS_TOUCHED)('event_%d_has_the_effects_that_the_facts_name', (number, ...touched) => {
    expect(effectsIn(at(number)).map((effect) => `${effect.effect} ${termOf(effect)}`)).toEqual(touched);
  });

  it('every_set_effect_of_the_joint_statement_is_a_clarification', () => {
    const setting = effectsIn(at(10)).filter((effect) => effect.effect === 'set');
    expect(setting.every(({ clarifies }) => clarifies === true)).toBe(true);
    expect(new Set(setting.map(({ from }) => from))).toEqual(new Set(['2025-10-28', '2019-07-22']));
  });

  it('amazon_contests_terms_and_the_press_contests_them_as_reported', () => {
    const contests = reference.events.filter((event) => effectsIn(event).some(({ effect }) => effect === 'contest'));
    expect(contests).toEqual([9, 11, 13, 14].map(at));
    expect(contests.filter(({ standing }) => standing === 'definitive')).toEqual([at(9)]);
  });

  it('terms_with_third_parties_are_bound_to_them', () => {
    const bound = effectsOf(reference.events).flatMap((effect) =>
      effect.effect === 'set' && effect.between ? [termOf(effect)] : [],
    );
    expect(bound).toEqual([
      'compute-purchase/stargate',
      'compute-purchase/aws',
      'distribution/frontier',
      'compute-purchase/aws',
      'investment/amazon',
      'investment/amazon-conditional',
    ]);
  });

  it('the_correction_of_the_start_changes_its_day_and_not_its_terms', () => {
    const [start] = accordingToArticle.events;
    const replacement = contentOf(accordingToArticle.events.at(-1)!);
    expect([start!.occurred, replacement.occurred]).toEqual(['2019', '2019-07-22']);
    expect([replacement.effects, replacement.data]).toEqual([start!.effects, start!.data]);
  });
});
