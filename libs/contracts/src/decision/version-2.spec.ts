import type { EventContent } from '../events/event';
import { faultsOfSubmitted, fillDefaults } from '../events/submitted-event';
import { submittedExample } from '../events/submitted-example';
import { isRecordOf, recordSchemas } from './record-schemas';
import { goldensOf } from './testing/goldens';
import type { Decision } from './decision';
import { asVersion2, placesBeyondVersion2 } from './version-2';

const ID = '00000000-0000-4000-8000-000000000001';
const agreed = (more: object = {}): object => ({ ...submittedExample('AgreementPublished'), ...more });
const set = (more: object): object => agreed({ effects: [{ effect: 'set', kind: 'supply', value: null, ...more }] });
const amending = (...amends: readonly string[]): object =>
  agreed({ data: { agreement: { id: 'a', title: 'A', form: 'amendment', amends } } });

function contentOf(submitted: object): EventContent {
  expect(faultsOfSubmitted(submitted, '')).toEqual([]);
  return fillDefaults(submitted, '2026-11-22');
}
const places = (submitted: object): string[] => placesBeyondVersion2(contentOf(submitted), '/events/0');
const isRecordOfVersion2 = (decision: Decision): boolean => isRecordOf(recordSchemas[2]!, asVersion2(decision));

const version3 = goldensOf(3).map(([name, { recorded }]) => [name, recorded as unknown as Decision] as const);

it.each(version3)('%s_has_places_beyond_version_2_exactly_if_it_is_no_record_of_version_2', (_, decision) => {
  const beyond = decision.events.flatMap((event, index) => placesBeyondVersion2(event, `/events/${index}`));
  expect(beyond.length === 0).toBe(isRecordOfVersion2(decision));
});

it('the_golden_records_of_version_3_all_go_beyond_version_2', () => {
  const sound = version3.filter(([, decision]) => isRecordOfVersion2(decision));
  expect([sound.length > 0, sound.length < version3.length]).toEqual([false, true]);
});

it.each<[string, object, string]>([
  ['a_new_event_type', submittedExample('StatementMade'), '/type'],
  [
    'an_override',
    agreed({ effects: [{ effect: 'override', kind: 'k', value: null, until: '2030' }] }),
    '/effects/0/effect',
  ],
  ['an_expression_of_conditions', set({ untilCondition: { any: ['a', 'b'] } }), '/effects/0/untilCondition'],
  ['an_end_of_overrides', agreed({ effects: [{ effect: 'end', kind: 'k', of: 'override' }] }), '/effects/0/of'],
  ['a_nested_scope', set({ scope: 'api.stateless' }), '/effects/0/scope'],
  ['a_duration', set({ until: { for: 'P5Y' } }), '/effects/0/until'],
  ['a_long_name', agreed({ assertedBy: ['x'.repeat(201)] }), '/assertedBy/0'],
  [
    'a_copy_of_a_source',
    agreed({ sources: [{ publisher: 'p', copy: { hash: 'a'.repeat(64), mediaType: 'text/html' } }] }),
    '/sources/0/copy',
  ],
  ['an_amendment_of_two_events', amending(ID, ID.replace('1', '2')), '/data/agreement/amends'],
  ['an_amendment_of_an_agreement_by_name', amending('master-agreement'), '/data/agreement/amends'],
])('%s_is_beyond_version_2', (_, event, pointer) => {
  expect(places(event)[0]).toMatch(new RegExp(`^/events/0${pointer}`));
  const data = { target: ID, reason: 'x', replacement: event };
  expect(places({ type: 'EventCorrected', data })[0]).toMatch(new RegExp(`^/events/0/data/replacement${pointer}`));
});

it('an_amendment_of_one_event_is_written_as_in_version_2', () => {
  expect(places(amending(ID))).toEqual([]);
  expect(places(agreed())).toEqual([]);
});
