import type { PartnershipReader } from '#read-models';
import type { Part } from './part';
import { writeAnswer } from './write-answer';

const reader = { eventsBehind: async () => ({ events: new Map(), isWhole: true }) } as unknown as PartnershipReader;
const part: Part = { partnershipId: 'a-b', list: 'terms', statements: [], heavy: [], write: () => '{}' };

const TURNS = 3;
/** The time after which the parts end even if no other work runs. */
const LONGEST_MS = 10_000;

let turns = 0;

function* atHand(): Generator<Part> {
  const end = performance.now() + LONGEST_MS;
  while (turns < TURNS && performance.now() < end) yield part;
}

async function* oneByOne(): AsyncGenerator<Part> {
  yield* atHand();
}

test.each([
  ['that_are_at_hand', atHand],
  ['that_come_one_by_one', oneByOne],
])('parts_%s_are_skipped_in_slices_that_let_other_work_run', async (_name, parts) => {
  turns = 0;
  const turn = (): void => {
    turns += 1;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  const head = { partnershipId: 'a-b' };
  const plan = { head, lists: ['terms'], parts: parts(), isHeavy: false, skip: Infinity, tail: () => ({ links: {} }) };
  const answer = await writeAnswer(reader, plan);
  clearImmediate(next);
  expect(JSON.parse(answer.join(''))).toEqual({ ...head, terms: [], links: {} });
  expect(turns).toBeGreaterThanOrEqual(TURNS);
});
