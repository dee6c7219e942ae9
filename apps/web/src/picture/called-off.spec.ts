import type { Agreements, Timeline } from '#client';
import { dayOf } from '../time/day';
import { mayBeCalledOff, withCalledOff } from './called-off';
import { laneId } from './drawing';
import { lane } from './testing/lanes';

type Agreement = Agreements['agreements'][number];

const event = (eventId: string, type: string, day: string) =>
  ({ eventId, type, days: { lo: day, hi: day } }) as Timeline['events'][number];
const events = [event('published', 'AgreementPublished', '2022-02-01'), event('ended', 'AgreementEnded', '2023-05-04')];
const agreement = (scope: string, more: object = {}): Agreement =>
  ({
    title: 'Licence for Asia',
    states: [{ state: 'ended', certainty: 'definitely' }],
    terms: [{ kind: 'licence-grant', scope }],
    publishedBy: [{ eventId: 'published' }],
    endings: [{ eventId: 'ended' }],
    ...more,
  }) as unknown as Agreement;
const lanes = [lane('licence-grant', { scope: 'europe' }), lane('supply')];
const drawn = (...agreements: Agreement[]) => withCalledOff(lanes, { events }, agreements);

test('a_term_of_an_agreement_that_ended_before_it_started_gets_a_lane_in_order', () => {
  const all = drawn(agreement('asia'));
  expect(all.map(laneId)).toEqual(['licence-grant/asia', 'licence-grant/europe', 'supply/all']);
  expect(all[0]!.calledOff).toEqual([
    {
      from: dayOf('2022-02-01'),
      to: dayOf('2023-05-04'),
      agreement: 'Licence for Asia',
      publishedBy: 'published',
      endedBy: 'ended',
    },
  ]);
});

test.each([
  ['of_a_term_that_the_timeline_contains', agreement('europe')],
  ['that_is_in_force', agreement('asia', { states: [{ state: 'in-force', certainty: 'definitely' }] })],
  ['that_may_not_have_ended', agreement('asia', { states: [{ state: 'ended' }, { state: 'pending' }] })],
  ['without_an_ending', agreement('asia', { endings: [] })],
  ['whose_event_is_not_in_the_timeline', agreement('asia', { publishedBy: [{ eventId: 'later' }] })],
])('an_agreement_%s_adds_no_lane', (_, ended) => {
  expect(drawn(ended)).toBe(lanes);
});

test('agreements_are_requested_only_if_one_has_ended', () => {
  expect(mayBeCalledOff({ events })).toBe(true);
  expect(mayBeCalledOff({ events: events.slice(0, 1) })).toBe(false);
});
