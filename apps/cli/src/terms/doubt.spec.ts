import { renderDoubt } from './doubt';

const by = [{ eventId: 'e', version: 2, title: 'The contract' }];
const days = { lo: '2026-01-01', hi: '2026-12-31' };

test('a_doubt_is_rendered_as_a_sentence', () => {
  expect(renderDoubt({ value: 'x', about: 'end', holds: 'until', days, by })).toBe(
    '“x” holds only up to an end (from 2026-01-01 to 2026-12-31): The contract',
  );
  expect(
    renderDoubt({
      value: 'x',
      about: 'condition',
      holds: 'once',
      days: { lo: '2026-11-23', hi: null },
      condition: { all: ['approval', 'closing'] },
      by: [],
    }),
  ).toBe('“x” holds only after the condition approval and closing (from 2026-11-23 to an unknown day)');
  expect(renderDoubt({ value: 'x', about: 'parties', days: { lo: '2026-01-01', hi: '2026-01-01' }, by })).toBe(
    '“x”: who is bound depends on a change of parties (on 2026-01-01): The contract',
  );
  expect(renderDoubt({ value: null, about: 'end', holds: 'until', days, by: [] })).toContain('the suspension holds');
});
