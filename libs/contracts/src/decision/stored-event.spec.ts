import type { Event } from '../events/event';
import { readStoredEvent, readStoredEventText, storedEvent } from './stored-event';
import { goldensOf } from './testing/goldens';
import { upcast } from './upcasters';

const storedEventText = (event: Event): string => JSON.stringify(storedEvent(event));

const recorded = [1, 2].flatMap((version) =>
  goldensOf(version).map(([name, golden]) => [version, name, golden.recorded] as const),
);

it.each(recorded)(
  'an_event_of_version_%p_is_stored_in_the_form_of_version_2_and_read_in_the_current_shape: %s',
  (version, _, record) => {
    const { events } = upcast(version, record);
    const stored = events.map(storedEventText);
    if (version === 2) expect(stored).toEqual(record.events.map((event) => JSON.stringify(event)));
    expect(stored.map((text) => readStoredEvent(JSON.parse(text)))).toEqual(events);
    expect(stored.map((text) => JSON.parse(readStoredEventText(text)) as Event)).toEqual(events);
  },
);

it.each(goldensOf(3))('an_event_beyond_version_2_is_stored_unchanged: %s', (_, { recorded: { events } }) => {
  for (const event of events) expect(readStoredEvent(JSON.parse(storedEventText(event)))).toEqual(event);
});

it('a_single_agreement_amended_by_name_is_stored_as_a_list', () => {
  const data = { agreement: { id: 'second', title: 'Second', form: 'amendment', amends: ['first'] } };
  const event = { type: 'AgreementPublished', data } as unknown as Event;
  expect(storedEventText(event)).toBe(JSON.stringify(event));
});
