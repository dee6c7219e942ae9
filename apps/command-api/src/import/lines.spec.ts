import { setTimeout as elapsed } from 'node:timers/promises';
import { linesOf } from './lines';

// Far longer than the pauses within a line, which are prolonged on a busy machine.
const LINE_MS = 500;
const read = async (stream: AsyncIterable<Buffer>): Promise<string[]> => {
  const texts: string[] = [];
  for await (const line of linesOf(stream, 1_000, LINE_MS))
    texts.push('bytes' in line ? String(line.bytes) : 'too long');
  return texts;
};

test('a_line_that_arrives_too_slowly_is_refused_after_a_bounded_time', async () => {
  async function* trickling() {
    for (;;) {
      await elapsed(10);
      yield Buffer.from('x');
    }
  }
  await expect(read(trickling())).rejects.toMatchObject({ status: 408, code: 'request-timeout' });
});

test('time_between_lines_and_time_without_a_reader_do_not_count_towards_the_deadline', async () => {
  async function* pausing() {
    for (const text of ['a\nb', '\nc', '\n']) {
      yield Buffer.from(text);
      if (text === '\n') continue;
      await elapsed(10);
    }
    await elapsed(2 * LINE_MS);
    yield Buffer.from('d\n');
  }
  const texts: string[] = [];
  for await (const line of linesOf(pausing(), 1_000, LINE_MS)) {
    texts.push('bytes' in line ? String(line.bytes) : 'too long');
    await elapsed(LINE_MS);
  }
  expect(texts).toEqual(['a', 'b', 'c', 'd']);
});
