import { setImmediate as turn } from 'node:timers/promises';
import { linesByTurn, MOST_UNREAD } from './lines-by-turn';

class Output {
  readonly written: string[] = [];
  writableLength = 0;

  write(text: string): void {
    this.written.push(text);
  }
}

test('lines_of_one_turn_are_written_together', async () => {
  const out = new Output();
  const write = linesByTurn(out);
  write('a\n');
  write('b\n');
  expect(out.written).toEqual([]);
  await turn();
  expect(out.written).toEqual(['a\nb\n']);
});

test('lines_are_dropped_and_counted_while_nobody_reads', async () => {
  const out = new Output();
  const dropped: number[] = [];
  const write = linesByTurn(out, (lines) => dropped.push(lines));
  out.writableLength = MOST_UNREAD;
  write('a\n');
  write('b\n');
  await turn();
  expect([out.written, dropped]).toEqual([[], []]);
  out.writableLength = 0;
  write('c\n');
  write('d\n');
  await turn();
  expect([out.written, dropped]).toEqual([['c\nd\n'], [2]]);
});

test('lines_of_one_turn_are_bounded_too', async () => {
  const out = new Output();
  const write = linesByTurn(out);
  const line = `${'x'.repeat(1_023)}\n`;
  for (let n = 0; n < 2_000; n += 1) write(line);
  await turn();
  expect(out.written.join('').length).toBe(MOST_UNREAD);
});
