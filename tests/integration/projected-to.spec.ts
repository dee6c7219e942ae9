import { cursorHash, decodeCursor } from '#contracts';
import { readAllProgress } from '#ledger';
import { agreed, set, started } from './support/events';
import { startQuestions, type Questions } from './support/questions';

let questions: Questions;
const ID = 'alpha-beta';
const ADDRESSES = [
  `/v1/partnerships/${ID}/terms?at=2026-03-01`,
  `/v1/partnerships/${ID}/terms/api-hosting/all?version=2`,
  `/v1/partnerships/${ID}/terms/api-hosting/all/explanation?at=2026-03-01`,
  `/v1/partnerships/${ID}/timeline?version=2`,
];

beforeAll(async () => {
  questions = await startQuestions();
  await questions.pipeline.record(ID, [started(), agreed([set('a')])]);
});
afterAll(() => questions.close());

interface Answer {
  readonly projectedTo?: string;
}

test.each(ADDRESSES)('%s_states_the_position_of_the_projection_only_on_request', async (address) => {
  expect((await questions.ask<Answer>(address)).projectedTo).toBeUndefined();
  expect((await questions.ask<Answer>(`${address}&projectedTo=false`)).projectedTo).toBeUndefined();
  const { projectedTo, ...answer } = await questions.ask<Answer>(`${address}&projectedTo=true`);
  expect(answer).toEqual(await questions.ask(address));
  const progress = await readAllProgress(questions.pipeline.database.pool);
  const ends = (await questions.pipeline.log.range()).map(({ end }, partition) => ({
    offset: end,
    ordinal: 0,
    hash: cursorHash(progress[partition]!.placeHash),
  }));
  expect(decodeCursor(projectedTo!, 12)).toEqual({ logId: questions.pipeline.log.logId, places: ends });
});

test('the_position_lies_after_every_answered_command', async () => {
  const outcome = await questions.pipeline.record(ID, [agreed([set('b')])]);
  if (outcome.outcome !== 'recorded') throw new Error(outcome.outcome);
  const { partition, offset } = outcome.decision.place;
  const { projectedTo } = await questions.ask<Answer>(`${ADDRESSES[0]}&projectedTo=true`);
  expect(decodeCursor(projectedTo!, 12).places[partition]!.offset).toBeGreaterThan(offset);
});

test('the_position_is_sent_even_to_a_client_that_has_cached_the_answer', async () => {
  const address = ADDRESSES[0]!;
  const { headers } = await questions.app.inject({ url: address });
  const cached = { 'if-none-match': String(headers['etag']) };
  expect((await questions.app.inject({ url: address, headers: cached })).statusCode).toBe(304);
  const again = await questions.app.inject({ url: `${address}&projectedTo=true`, headers: cached });
  expect([again.statusCode, typeof again.json<Answer>().projectedTo]).toEqual([200, 'string']);
});
