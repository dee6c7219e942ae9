import { Writable } from 'node:stream';
import type { PoolClient } from 'pg';
import { sendByTurn } from './send-by-turn';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A connection that keeps what left it together. */
function connection(): { stream: Writable; sent: string[] } {
  const sent: string[] = [];
  const stream = new Writable({
    writev(chunks, done) {
      sent.push(chunks.map(({ chunk }) => String(chunk)).join(''));
      done();
    },
  });
  sendByTurn({ connection: { stream } } as unknown as PoolClient);
  return { stream, sent };
}

/** As `pg` does. */
function send(stream: Writable, ...parts: string[]): void {
  stream.cork();
  for (const part of parts) stream.write(part);
  stream.uncork();
}

test('statements_of_one_turn_are_sent_together_including_those_from_promises', async () => {
  const { stream, sent } = connection();
  send(stream, 'a', 'b');
  await Promise.resolve().then(() => send(stream, 'c'));
  expect(sent).toEqual([]);
  await settled();
  expect(sent).toEqual(['abc']);
});

test('statements_of_the_next_turn_are_sent_separately', async () => {
  const { stream, sent } = connection();
  send(stream, 'a');
  await settled();
  send(stream, 'b');
  await settled();
  expect(sent).toEqual(['a', 'b']);
});
