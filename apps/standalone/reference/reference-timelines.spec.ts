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
const [told, asTold] = timelines as [(typeof timelines)[number], (typeof timelines)[number]];
const registry = createTermKindRegistry();

const contentOf = (event: Event) => (event.type === 'EventCorrected' ? event.data.replacement : event);
const effectsOf = (events: readonly Event[]): Effect[] => events.flatMap((event) => [...contentOf(event).effects]);
const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

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

  it('has_version_4_ids_each_once', () => {
    for (const { id } of events)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('refers_to_earlier_events_only', () => {
    const seen = new Set<string>();
    for (const event of events) {
      for (const reference of referencesOf(event)) expect(seen).toContain(reference);
      seen.add(event.id);
    }
  });

  it('has_known_kinds_and_valid_values', () => {
    for (const effect of effectsOf(events)) {
      expect(effect.kind === '*' || registry.has(effect.kind)).toBe(true);
      if ('value' in effect)
        expect([effect.kind, registry.check(effect.kind, effect.value)]).toEqual([effect.kind, []]);
    }
  });

  it('has_no_date_outside_of_the_accepted_grammar', () => {
    const dates = JSON.stringify(events).match(/(?<="(occurred|published|from|until|on|signed)":")[^"]*/g) ?? [];
    expect(dates.length).toBeGreaterThan(events.length);
    expect(dates.filter((text) => !parseDate(text).ok)).toEqual([]);
  });

  it('replaces_only_terms_that_an_earlier_event_set', () => {
    const set = new Set<string>();
    for (const event of events) {
      for (const effect of contentOf(event).effects) {
        if (effect.effect !== 'set') continue;
        for (const { kind, scope } of effect.replaces ?? []) expect(set).toContain(`${kind}/${scope}`);
      }
      for (const effect of contentOf(event).effects)
        if (effect.effect === 'set') set.add(`${effect.kind}/${effect.scope}`);
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
      return [event.data.agreement.amends].flat().filter(isDefined);
    case 'TermsReaffirmed':
      return [event.data.inResponseTo].filter(isDefined);
    case 'EventCorrected':
      return [event.data.target];
    default:
      return [];
  }
}

describe('what the acceptance questions rest on', () => {
  const at = (number: number) => told.events[number - 1]!;

  it('eleven_events_of_which_only_the_memorandum_and_the_article_do_not_govern', () => {
    expect(told.events).toHaveLength(11);
    expect(told.events.filter(({ standing }) => standing !== 'definitive')).toEqual([at(6), at(11)]);
    expect(at(6).effects).toEqual([]);
    expect(at(7).data).toMatchObject({ agreement: { amends: at(6).id } });
    expect(at(10).data).toMatchObject({ inResponseTo: at(9).id });
  });

  it('only_amazon_contests_the_hosting_of_frontier', () => {
    const contests = told.events.filter(({ effects }) => effects.some(({ effect }) => effect === 'contest'));
    expect(contests.map(({ assertedBy }) => assertedBy)).toEqual([['amazon']]);
  });

  it('terms_with_third_parties_are_bound_to_them', () => {
    const bound = effectsOf(told.events).flatMap((effect) =>
      effect.effect === 'set' && effect.between ? [`${effect.kind}/${effect.scope}`] : [],
    );
    expect(bound).toEqual([
      'compute-purchase/stargate',
      'compute-purchase/aws',
      'distribution/frontier',
      'compute-purchase/aws',
      'investment/amazon',
    ]);
  });

  it('the_correction_of_the_start_changes_its_day_and_not_its_terms', () => {
    const [start] = asTold.events;
    const replacement = contentOf(asTold.events.at(-1)!);
    expect([start!.occurred, replacement.occurred]).toEqual(['2019', '2019-07-22']);
    expect([replacement.effects, replacement.data]).toEqual([start!.effects, start!.data]);
  });
});
