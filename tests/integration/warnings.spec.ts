import { randomUUID } from 'node:crypto';
import type { Warning } from '#contracts';
import { DecisionChanges, type Projection } from '#ledger';
import { startPipeline } from './support/pipeline';

const WARNING: Warning = { code: 'nothing-renews', pointer: '/events/0/effects/0', detail: 'a test' };

/** Returns the same warning for every decision. */
const warning: Projection = {
  project: async (_, decisions) => ({
    termChanges: decisions.map(() => Object.assign(new DecisionChanges(), { warnings: [WARNING] })),
    writes: () => [],
  }),
};

const started = () => ({
  type: 'PartnershipStarted',
  occurred: '2020-01-01',
  title: 'it begins',
  assertedBy: [],
  sources: [{ publisher: 'a test' }],
  data: { name: 'Alpha', parties: ['a', 'b'].map((id) => ({ id, name: id })) },
  effects: [],
});

describe('the warnings of a decision', () => {
  test.each([
    ['are_an_empty_list_if_there_are_none', [], []],
    ['are_stored_with_it_and_returned_to_a_repeated_command', [warning], [WARNING]],
  ])('%s', async (_, projections, warnings) => {
    const pipeline = await startPipeline({ projections });
    try {
      const [events, options] = [[started()], { commandId: randomUUID() }];
      const first = await pipeline.record('alpha', events, options);
      expect(first).toMatchObject({ outcome: 'recorded', decision: { warnings }, repeated: false });
      const again = await pipeline.record('alpha', events, options);
      expect(again).toMatchObject({ outcome: 'recorded', decision: { warnings }, repeated: true });
    } finally {
      await pipeline.close();
    }
  });
});
