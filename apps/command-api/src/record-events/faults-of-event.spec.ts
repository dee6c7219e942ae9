import { eventTypes, submittedExample, typesOfVersion2 } from '#contracts';
import { Problem } from '#http';
import { faultsOfEvent, refuseNotYetEnabled } from './faults-of-event';

const ID = '00000000-0000-4000-8000-000000000001';
const agreed = (more: object = {}) => ({ ...submittedExample('AgreementPublished'), ...more });
const set = (more: object) =>
  agreed({ effects: [{ effect: 'set', kind: 'ip-licence', value: { none: true }, ...more }] });
const amending = (amends: unknown) =>
  agreed({ data: { agreement: { id: 'a', title: 'A', form: 'amendment', amends } } });
const toldOf = (event: unknown): [code: string | undefined, pointer: string][] =>
  faultsOfEvent(event, '/events/0').map(({ code, pointer }) => [code, pointer.replace('/events/0', '')]);

test.each(eventTypes.filter((type) => typesOfVersion2.has(type)))('%s_of_edition_1_has_no_fault', (type) => {
  expect(faultsOfEvent(submittedExample(type), '/events/0')).toEqual([]);
});

test.each([
  ['a_type_of_event', submittedExample('StatementMade'), '/type'],
  [
    'an_override',
    agreed({ effects: [{ effect: 'override', kind: 'supply', value: null, until: '2030' }] }),
    '/effects/0/effect',
  ],
  ['a_notice', agreed({ effects: [{ effect: 'notice', kind: 'supply' }] }), '/effects/0/effect'],
  ['a_start_by_condition', set({ fromCondition: 'merger-cleared' }), '/effects/0/fromCondition'],
  ['a_scope_within_another', set({ scope: 'models.large' }), '/effects/0/scope'],
  ['an_agreement_that_it_belongs_to', agreed({ agreement: 'master-agreement' }), '/agreement'],
  ['agreements_that_are_amended_by_id', amending(['master-agreement']), '/data/agreement/amends'],
])('%s_of_edition_2_is_not_yet_enabled', (_, event, pointer) => {
  const correction = { type: 'EventCorrected', data: { target: ID, reason: 'x', replacement: event } };
  expect(toldOf(event)).toEqual([['not-yet-enabled', pointer]]);
  expect(toldOf(correction)).toEqual([['not-yet-enabled', `/data/replacement${pointer}`]]);
});
test('what_no_version_can_hold_is_told_as_a_fault', () => {
  const told = toldOf(set({ fromCondition: 'Merger Cleared' })).map((fault) => JSON.stringify(fault));
  expect([...new Set(told)]).toEqual(['[null,"/effects/0/fromCondition"]']);
  expect(toldOf(agreed({ type: 'PartnershipPaused' }))).toEqual([[undefined, '/type']]);
});

test('a_body_that_comes_too_early_is_refused_and_one_with_other_faults_is_wrong', () => {
  const early = faultsOfEvent(set({ survives: true }), '/events/0');
  const wrong = faultsOfEvent(set({ survives: 'yes' }), '/events/1');
  expect(() => refuseNotYetEnabled(early)).toThrow(Problem);
  expect(() => refuseNotYetEnabled([...early, ...wrong])).not.toThrow();
  expect(() => refuseNotYetEnabled([])).not.toThrow();
});
