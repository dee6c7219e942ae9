import { readFileSync } from 'node:fs';
import { startPipeline, type Pipeline } from './support/pipeline';

interface Line {
  partnershipId: string;
  events: object[];
  recordedAt: string;
  idempotencyKey: string;
}

const linesOf = (name: string): Line[] =>
  readFileSync(`apps/standalone/reference/${name}.ndjson`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('the reference timeline, recorded line by line', () => {
  let pipeline: Pipeline;
  beforeAll(async () => (pipeline = await startPipeline()));
  afterAll(() => pipeline.close());

  const recordAll = async (name: string) => {
    const outcomes = [];
    for (const { partnershipId, events, recordedAt, idempotencyKey } of linesOf(name)) {
      outcomes.push(await pipeline.record(partnershipId, events, { recordedAt, commandId: idempotencyKey }));
    }
    return outcomes;
  };

  it('takes_effect_completely_without_a_halt', async () => {
    const outcomes = await recordAll('microsoft-openai');
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(outcomes.map(() => 'recorded'));
    expect(pipeline.trouble).toEqual([]);
    const last = outcomes.at(-1)!;
    expect(last.outcome === 'recorded' && last.decision.version).toBe(15);
  });

  it('yields_one_term_change_for_a_corrected_imprecise_start_with_only_the_changed_days', async () => {
    const outcomes = await recordAll('microsoft-openai-as-told');
    const correction = outcomes.at(-1)!;
    if (correction.outcome !== 'recorded') throw new Error(JSON.stringify(correction));
    expect(correction.decision.termChanges).toMatchObject([
      {
        type: 'corrected',
        kind: 'compute-supply',
        scope: 'all',
        retroactive: true,
        stretches: [
          { from: '2019-01-01', to: '2019-07-22' },
          { from: '2019-07-22', to: '2019-12-31' },
        ],
      },
    ]);
  });
});
