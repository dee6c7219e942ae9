import type { ToldTermChange } from '#contracts';
import { termChangesAsAtom } from './atom';

const answer = { value: { summary: 'Acme supplies.' }, between: ['acme', 'globex'] };
const change: ToldTermChange = {
  id: 'log.0.0.0',
  partnershipId: 'acme-globex',
  type: 'took-effect',
  kind: 'supply',
  scope: 'all',
  eventId: '00000000-0000-4000-8000-000000000001',
  version: 3,
  retroactive: false,
  answers: [
    { ...answer, certainty: 'possibly' },
    { ...answer, certainty: 'definitely' },
  ],
  stretches: [
    { from: '2026-12-02', to: '2027-03-01', was: [0], now: [] },
    { from: '2027-03-01', to: null, was: [0], now: [1] },
  ],
  recordedAt: '2026-12-01T12:00:00.000Z',
  cause: { type: 'ConditionMet', title: 'Closing', occurred: '2027-03-01', assertedBy: ['acme'], sources: [] },
};

test('an_entry_names_the_certainty_of_each_answer_and_links_to_the_day_that_it_is_about', () => {
  const names = { partnership: 'Acme and Globex', kind: 'Supply', party: () => undefined };
  const origin = 'http://127.0.0.1:3000';
  const feed = { id: origin, self: origin, title: 'Terms', page: origin, origin };
  const atom = termChangesAsAtom([{ change, names }], feed);
  expect(atom).toContain('Acme and Globex: Supply takes effect from 1 March 2027: Acme supplies.');
  expect(atom).toContain('From 2026-12-02 until 2027-02-28: was possibly Acme supplies, is now not in force.');
  expect(atom).toContain('From 2027-03-01: was possibly Acme supplies, is now Acme supplies.');
  expect(atom).toContain('/partnerships/acme-globex?at=2027-03-01&amp;');
});
