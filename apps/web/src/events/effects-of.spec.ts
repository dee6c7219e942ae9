import type { RecordedEvent, Timeline } from '#client';
import { dayOf } from '../time/day';
import { effectsOf } from './effects-of';

const names = new Map([['api-hosting/', 'Hosting of APIs']]);
const event = {
  eventId: 'e',
  type: 'AgreementPublished',
  standing: 'definitive',
  days: { lo: '2026-02-27', hi: '2026-02-27' },
} as Timeline['events'][number];
const recorded = (content: object): RecordedEvent => ({ event: content }) as unknown as RecordedEvent;
const timelineOf = (terms: object[] = []): Timeline => ({ terms }) as unknown as Timeline;
const set = { effect: 'set', kind: 'api-hosting', value: { summary: 'On Azure.' } };
const effects = (content: object, timeline = timelineOf()) => effectsOf(event, recorded(content), timeline, names);

test('each_effect_is_rendered_with_its_verb_its_term_and_its_days', () => {
  const clarified = {
    ...set,
    scope: 'stateless',
    from: '2025-10-28',
    clarifies: true,
    replaces: [{ kind: 'api-hosting' }],
  };
  const { groups } = effects({ effects: [{ effect: 'end', kind: 'purpose', scope: 'all' }, clarified] });
  expect(groups).toEqual([
    {
      verb: 'Clarifies',
      terms: [
        expect.objectContaining({
          term: { kind: 'api-hosting', scope: 'stateless' },
          rendered: 'On Azure; from 28 Oct 2025; in place of Hosting of APIs',
          on: dayOf('2026-02-27'),
        }),
      ],
    },
    { verb: 'Ends', terms: [expect.objectContaining({ term: { kind: 'purpose', scope: 'all' } })] },
  ]);
});

test('a_correction_lists_the_effects_of_its_replacement', () => {
  const { groups } = effects({ data: { replacement: { effects: [set] } } });
  expect(groups.map(({ verb }) => verb)).toEqual(['Sets']);
});

test('an_effect_that_starts_later_links_to_the_day_on_which_it_starts', () => {
  const { groups } = effects({ effects: [{ ...set, from: '2027-01-01' }] });
  expect(groups[0]!.terms[0]!.on).toBe(dayOf('2027-01-01'));
});

test('terms_that_end_with_an_agreement_are_listed_among_those_that_the_event_ends', () => {
  const term = { kind: 'purpose', scope: 'all', reaffirmations: [], segments: [{ ends: [{ eventId: 'e' }] }] };
  const { groups } = effects({}, timelineOf([term]));
  expect(groups).toEqual([{ verb: 'Ends', terms: [expect.objectContaining({ term })] }]);
});

test('reaffirmed_terms_are_listed_individually_if_the_timeline_contains_them', () => {
  const term = { kind: 'purpose', scope: 'all', reaffirmations: [{ eventId: 'e' }], segments: [] };
  const all = { effects: [{ effect: 'reaffirm', kind: '*', scope: 'all' }] };
  expect(effects(all, timelineOf([term])).reaffirmed).toEqual([term]);
  expect(effects(all).reaffirmed).toBe('all');
});
