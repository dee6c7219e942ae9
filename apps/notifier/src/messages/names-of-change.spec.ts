import type { ToldTermChange } from '#contracts';
import { namesWanted } from './names-of-change';

test('the_names_of_all_who_may_be_named_in_the_sentence_are_read', () => {
  const answer = { between: ['acme', 'globex'], mayBind: ['initech'], certainty: 'definitely' as const };
  const change = {
    partnershipId: 'acme-globex',
    kind: 'supply',
    answers: [{ ...answer, value: { provider: 'hooli', summary: 'Hooli supplies.', of: [{ to: 'umbrella' }] } }],
    dissent: { value: { provider: 'soylent' }, assertedBy: ['wonka'] },
    cause: { assertedBy: ['acme', 'The Press'] },
  } as unknown as ToldTermChange;
  const { ids, ...of } = namesWanted([change]);
  expect(of).toEqual({ partnershipId: 'acme-globex', kind: 'supply' });
  const named = ['acme', 'globex', 'initech', 'hooli', 'umbrella', 'soylent', 'wonka'];
  expect(ids).toEqual(expect.arrayContaining(named));
  expect(ids).not.toContain('The Press');
});
