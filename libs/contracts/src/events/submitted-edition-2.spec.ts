import { goldensOf } from '../decision/testing/goldens';
import { upcasters } from '../decision/upcasters';
import { submittedExample } from './submitted-example';
import { faultsOfSubmitted, fillDefaults } from './submitted-event';

const ID = '00000000-0000-4000-8000-000000000001';
const TODAY = '2026-11-22';

const example = submittedExample;
const ended = (more: object = {}) => ({ ...example('AgreementEnded'), ...more });
const pointers = (event: unknown): string[] => faultsOfSubmitted(event, '').map(({ pointer }) => pointer);

describe('an event in the form of edition 2', () => {
  it.each(goldensOf(2))('%s_of_version_2_is_recorded_as_its_upcast_states', (_, { recorded }) => {
    const { events } = upcasters[2]!(recorded);
    recorded.events.forEach((submitted, index) => {
      expect(pointers(submitted)).toEqual([]);
      const { id } = submitted;
      expect({ id, ...fillDefaults(submitted, TODAY) }).toEqual(events[index]);
    });
  });

  it('leaves_absent_members_absent', () => {
    const effect = { effect: 'set', kind: 'supply', scope: 'all', value: null };
    expect(fillDefaults(ended({ effects: [effect] }), TODAY)).toEqual({
      ...ended(),
      standing: 'definitive',
      assertedBy: [],
      effects: [effect],
    });
  });

  it.each([
    ['the_agreement_of_an_event_is_a_slug', ended({ agreement: 'The Agreement' }), ['/agreement']],
    ['a_retraction_has_no_agreement', { ...example('EventRetracted'), agreement: 'a' }, ['/agreement']],
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

  it('accepts_names_of_up_to_500_characters', () => {
    const named = (length: number) => ended({ thirdParties: [{ id: 'gamma', name: 'x'.repeat(length) }] });
    expect(pointers(named(500))).toEqual([]);
    expect(pointers(named(501))).toEqual(['/thirdParties/0/name']);
  });
});
