import { goldensOf } from '../../decision/testing/goldens';
import { upcasters } from '../../decision/upcasters';
import { matches } from '../../faults';
import { eventTypes } from '../event';
import { submittedExample } from '../submitted-example';
import { correctionContentsV3, eventContentsV3, eventSchemasV3, eventTypesV3, type EventTypeV3 } from './event';
import { faultsOfSubmittedV3, fillDefaultsV3 } from './submitted-event';

const ID = '00000000-0000-4000-8000-000000000001';
const TODAY = '2026-11-22';

const about = { occurred: '2026-10-01', title: 'A title', sources: [{ publisher: 'Example Press' }] };
function example(type: EventTypeV3): Record<string, unknown> {
  if (type === 'EventCorrected')
    return { type, data: { target: ID, reason: 'a better source', replacement: example('AgreementEnded') } };
  const { data } = { ...eventContentsV3, ...correctionContentsV3 }[type].properties;
  const [first] = (data as { examples?: readonly object[] }).examples!;
  return { type, ...(type === 'EventRetracted' ? {} : about), data: first };
}
const ended = (more: object = {}) => ({ ...example('AgreementEnded'), ...more });
const pointers = (event: unknown): string[] => faultsOfSubmittedV3(event, '').map(({ pointer }) => pointer);
const isRecorded = (event: unknown): boolean => {
  const filled = { id: ID, ...fillDefaultsV3(event, TODAY) };
  return matches(eventSchemasV3[filled.type], filled);
};

describe('an event submitted for version 3', () => {
  it.each(eventTypesV3)('%s_needs_no_more_than_its_example', (type) => {
    expect(pointers(example(type))).toEqual([]);
    expect(isRecorded(example(type))).toBe(true);
  });

  it.each(eventTypes)('%s_is_taken_in_the_form_of_edition_1', (type) => {
    expect(pointers(submittedExample(type))).toEqual([]);
    expect(isRecorded(submittedExample(type))).toBe(true);
  });

  it.each(goldensOf(2))('%s_of_version_2_is_recorded_as_its_upcast_says', (_, { recorded }) => {
    const { events } = upcasters[2]!(recorded);
    recorded.events.forEach((submitted, index) => {
      expect(pointers(submitted)).toEqual([]);
      const { id } = submitted;
      expect({ id, ...fillDefaultsV3(submitted, TODAY) }).toEqual(events[index]);
    });
  });

  it('keeps_what_is_absent_absent', () => {
    const effect = { effect: 'set', kind: 'supply', scope: 'all', value: null };
    expect(fillDefaultsV3(ended({ effects: [effect] }), TODAY)).toEqual({
      ...ended(),
      standing: 'definitive',
      assertedBy: [],
      effects: [effect],
    });
  });

  it.each([
    ['an_agreement_belongs_to_nothing_but_a_slug', ended({ agreement: 'The Agreement' }), ['/agreement']],
    ['a_retraction_belongs_to_no_agreement', { ...example('EventRetracted'), agreement: 'a' }, ['/agreement']],
    [
      'a_review_has_no_effects',
      { ...example('SourcesReviewed'), effects: [{ effect: 'end', kind: 'supply' }] },
      ['/effects'],
    ],
    [
      'a_review_goes_through_an_exact_day',
      { ...example('SourcesReviewed'), data: { through: '2026-10' } },
      ['/data/through'],
    ],
    ['an_unknown_effect', ended({ effects: [{ effect: 'suspend', kind: 'supply' }] }), ['/effects/0/effect']],
    [
      'a_long_stop_is_an_exact_day',
      ended({ effects: [{ effect: 'end', kind: 'supply', fromCondition: 'c', by: '2027~' }] }),
      ['/effects/0/by'],
    ],
    [
      'a_replacement_has_the_same_faults',
      {
        ...example('EventCorrected'),
        data: { target: ID, reason: 'x', replacement: ended({ data: { agreement: 'a', how: 'lapsed' } }) },
      },
      ['/data/replacement/data/how'],
    ],
  ])('%s', (_, event, expected) => {
    expect(pointers(event)).toEqual(expected);
  });

  it('has_names_of_up_to_500_characters', () => {
    const named = (length: number) => ended({ thirdParties: [{ id: 'gamma', name: 'x'.repeat(length) }] });
    expect(pointers(named(500))).toEqual([]);
    expect(pointers(named(501))).toEqual(['/thirdParties/0/name']);
  });
});
