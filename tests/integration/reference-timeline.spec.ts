import { readFileSync } from 'node:fs';
import { isReferenceMissing } from '../../apps/standalone/src/import-reference';
import { started } from './support/events';
import { startPipeline, type Pipeline } from './support/pipeline';

interface Line {
  readonly events: readonly object[];
  readonly recordedAt: string;
}

const ID = 'microsoft-openai';
const LINES = readFileSync(`apps/standalone/reference/${ID}.ndjson`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

describe('the bundled timeline', () => {
  let pipeline: Pipeline;

  beforeEach(async () => (pipeline = await startPipeline()));
  afterEach(() => pipeline.close());

  const isMissing = () => isReferenceMissing(pipeline.database, process.cwd());
  const importLine = async ({ events, recordedAt }: Line) => {
    expect(await pipeline.record(ID, events, { recordedAt })).toMatchObject({ outcome: 'recorded' });
  };

  test('is_missing_until_its_last_event_is_recorded', async () => {
    expect(await isMissing()).toBe(true);
    for (const line of LINES) {
      await importLine(line);
      expect(await isMissing()).toBe(line !== LINES.at(-1));
    }
  });

  test('is_not_missing_beside_another_partnership', async () => {
    await importLine(LINES[0]!);
    await pipeline.record('acme-globex', [started()]);
    expect(await isMissing()).toBe(false);
  });

  test('is_not_missing_if_its_partnership_was_recorded_by_another_actor', async () => {
    await pipeline.record(ID, [started()]);
    expect(await isMissing()).toBe(false);
  });
});
