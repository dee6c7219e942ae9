import { EventEmitter } from 'node:events';
import type { FastifyReply } from 'fastify';
import { LargeAnswers } from './large-answers';
import { piecesOf } from './send-text';

/** As much of a reply as is looked at: a connection that has taken so many bytes of those that wait for it. */
function replyOf(socket = { bytesWritten: 0, writableLength: 0 }) {
  const raw = Object.assign(new EventEmitter(), {
    socket,
    destroyed: false,
    writableFinished: false,
    destroy(): void {
      raw.destroyed = true;
      raw.emit('close');
    },
  });
  return { raw } as unknown as FastifyReply & { raw: typeof raw };
}

const settled = async (promise: Promise<void>): Promise<boolean> => {
  let isSettled = false;
  void promise.then(
    () => (isSettled = true),
    () => (isSettled = true),
  );
  await new Promise((resolve) => setImmediate(resolve));
  return isSettled;
};

test('only_a_limited_number_is_sent_at_once_and_each_end_admits_the_next', async () => {
  const large = new LargeAnswers(2, 60_000, 60_000);
  const [first, second, third] = [replyOf(), replyOf(), replyOf()];
  await large.enter(first);
  await large.enter(second);
  const waiting = large.enter(third);
  expect(await settled(waiting)).toBe(false);
  first.raw.emit('close');
  await waiting;
  const fourth = large.enter(replyOf());
  expect(await settled(fourth)).toBe(false);
  second.raw.emit('close');
  await fourth;
  third.raw.emit('close');
});

test('an_answer_that_enters_twice_takes_one_place', async () => {
  const large = new LargeAnswers(1, 60_000, 60_000);
  const reply = replyOf();
  await large.enter(reply);
  await large.enter(reply);
  reply.raw.emit('close');
  const next = replyOf();
  await large.enter(next);
  next.raw.emit('close');
});

test('a_client_that_waits_too_long_gets_a_retry_after', async () => {
  const large = new LargeAnswers(1, 20, 60_000);
  const sending = replyOf();
  await large.enter(sending);
  await expect(large.enter(replyOf())).rejects.toMatchObject({
    status: 503,
    code: 'answers-busy',
    headers: { 'retry-after': '5' },
  });
  sending.raw.emit('close');
});

test('a_stalled_reader_is_disconnected_and_a_slow_one_is_not', async () => {
  const large = new LargeAnswers(2, 60_000, 200);
  const stalled = replyOf({ bytesWritten: 1_000, writableLength: 1_000 });
  const slow = replyOf({ bytesWritten: 1_000, writableLength: 1_000 });
  await Promise.all([large.enter(stalled), large.enter(slow)]);
  const reading = setInterval(() => (slow.raw.socket.writableLength -= 1), 20);
  await new Promise((resolve) => stalled.raw.once('close', resolve));
  clearInterval(reading);
  expect(slow.raw.destroyed).toBe(false);
  slow.raw.emit('close');
});

test('the_pieces_of_a_text_split_no_character', () => {
  const text = '🙂'.repeat(100_000);
  const pieces = [...piecesOf(`a${text}`)];
  expect(pieces.length).toBeGreaterThan(2);
  expect(Buffer.concat(pieces.map((piece) => Buffer.from(piece))).toString()).toBe(`a${text}`);
});
