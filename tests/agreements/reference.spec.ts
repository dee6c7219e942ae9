import { createTermKindRegistry, faultsOfSubmitted } from '#contracts';
import { answersOf, type TermAnswer } from '../oracle/answers';
import { keyOf, type Effect, type History } from '../oracle/events';
import { referenceContents } from '../oracle/reference-events';
import { linesOf, recordedHistory } from './gallery';

const ID = 'microsoft-openai';
const TODAY = '2026-11-29';
const history = recordedHistory(ID);

const versionOn = (day: string): number => history.filter(({ recordedAt }) => recordedAt.slice(0, 10) <= day).length;

function answer(term: string, on: string, knownAt = TODAY, of: History = history): TermAnswer | undefined {
  const version = of === history ? versionOn(knownAt) : of.length;
  return answersOf(of, { version, clock: knownAt, days: [on] }).terms[term]?.[on];
}

/** Each value by its exclusivity, or by its only member, with its certainty. */
const inWords = (found: TermAnswer | undefined): string =>
  (found?.values ?? [])
    .map(({ value, certainty }) => {
      const { exclusivity, ...other } = value as { exclusivity?: string };
      return `${exclusivity ?? Object.keys(other)[0]} ${certainty}`;
    })
    .join(', ') || 'not';

describe('the bundled timeline, edition 2', () => {
  it('is_recorded_by_valid_events', () => {
    const { check } = createTermKindRegistry();
    for (const { events } of linesOf(ID))
      for (const event of events) {
        expect(faultsOfSubmitted(event, '')).toEqual([]);
        for (const effect of event.effects ?? [])
          if ('value' in effect) expect([effect.kind, check(effect.kind, effect.value)]).toEqual([effect.kind, []]);
      }
  });

  it('touches_the_terms_that_the_facts_name', () => {
    const touched = (effects: readonly Effect[] = []) =>
      effects.map((effect) => `${effect.effect} ${keyOf(effect)}`).sort();
    const effectsOf = (event: object) => (event as { effects?: readonly Effect[] }).effects;
    expect(history.map((event) => touched(effectsOf(event)))).toEqual(
      referenceContents.map((content) => touched(effectsOf(content))),
    );
  });

  it.each([
    ['compute-supply/all', '2019-07-21', TODAY, 'not'],
    ['compute-supply/all', '2019-07-22', TODAY, 'exclusive definitely'],
    ['compute-supply/all', '2025-02-01', TODAY, 'right-of-first-refusal definitely'],
    ['compute-supply/all', '2025-11-01', TODAY, 'not'],
    ['revenue-share/other-clouds', '2025-12-01', '2026-01-01', 'not'],
    ['revenue-share/other-clouds', '2025-12-01', TODAY, 'direction definitely'],
    ['api-hosting/stateless', '2026-03-01', TODAY, 'exclusive definitely'],
    ['api-hosting/stateless', '2025-12-01', TODAY, 'exclusive definitely'],
    ['api-hosting/all', '2025-12-01', '2026-01-01', 'exclusive definitely'],
    ['api-hosting/all', '2025-12-01', TODAY, 'not'],
    ['api-hosting/all', TODAY, TODAY, 'none definitely'],
    ['api-hosting/stateless', TODAY, TODAY, 'not'],
    ['api-hosting/stateless', '2031-01-01', '2026-03-15', 'exclusive possibly'],
    ['api-hosting/stateless', '2031-01-01', TODAY, 'not'],
    ['exclusivity/ip-licence', '2026-04-26', TODAY, 'exclusive definitely'],
    ['exclusivity/ip-licence', '2026-04-27', TODAY, 'not'],
    ['ip-licence/research', '2030-12-31', TODAY, 'licensor possibly'],
    ['ip-licence/research', '2031-01-01', TODAY, 'not'],
    ['ip-licence/models-and-products', '2032-12-31', TODAY, 'non-exclusive definitely'],
    ['ip-licence/models-and-products', '2033-01-01', TODAY, 'not'],
    ['investment/amazon-conditional', TODAY, TODAY, 'not'],
    ['investment/amazon-conditional', '2030-01-01', TODAY, 'investor possibly'],
    ['investment/2023', TODAY, TODAY, 'undisclosed definitely'],
    ['product-hosting/first-party', TODAY, TODAY, 'primary definitely'],
  ])('%s_on_%s_known_on_%s_is_%s', (term, on, knownAt, expected) => {
    expect(inWords(answer(term, on, knownAt))).toBe(expected);
  });

  it('the_any_cloud_of_april_2026_is_the_value_of_october_2025', () => {
    expect(answer('product-hosting/all', '2025-12-01')?.values).toMatchObject(
      answer('product-hosting/all', TODAY)!.values.map(({ value }) => ({ value })),
    );
  });

  it('amazon_dissents_about_first_party_products_and_the_press_is_not_counted', () => {
    const march = answer('product-hosting/first-party', '2026-03-01')!;
    expect(march.contested).toMatchObject([{ value: { provider: 'amazon' } }]);
    expect(march.notCounted).toMatchObject([{ value: { includes: ['Frontier models'] }, because: 'reported' }]);
  });

  it('the_joint_statement_reaffirms_what_governs_and_nothing_else', () => {
    expect(answer('exclusivity/ip-licence', '2026-03-01')!.values[0]!.lastReaffirmed).toMatchObject({
      on: '2026-02-27',
      eventId: history[9]!.id,
    });
    expect(answer('compute-purchase/aws', '2026-03-01')!.values[0]!.lastReaffirmed).toBeNull();
  });

  it('sources_were_reviewed_through_september_2026', () => {
    expect(answersOf(history, { version: 15, clock: TODAY, days: [TODAY] }).reviewedThrough).toBe('2026-09-30');
  });
});
