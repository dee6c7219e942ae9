import { birthOf, commandOf, runs, startTicks } from './processes';

test('the_start_time_is_found_after_a_program_name_with_spaces_and_parentheses', () => {
  const stat = '4242 (a) b (c) S 1 4242 4242 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 33 0 987654 1000 200';
  expect(startTicks(stat)).toBe('987654');
});

test('a_zombie_is_not_alive', () => {
  expect(startTicks('4242 (node) Z 1 4242 4242 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 33 0 987654 0 0')).toBeUndefined();
});

test('a_process_keeps_its_birth_and_differs_from_its_parent', () => {
  expect(birthOf(process.pid)).toBe(birthOf(process.pid));
  expect(birthOf(process.pid)).not.toBe(birthOf(1));
});

test('a_free_pid_has_neither_birth_nor_command', () => {
  const beyondEveryPidLimit = 2 ** 22 + 1;
  expect(birthOf(beyondEveryPidLimit)).toBeUndefined();
  expect(commandOf(beyondEveryPidLimit)).toBeUndefined();
});

test('words_must_match_as_a_whole', () => {
  const firstWord = commandOf(process.pid)?.split(' ')[0] ?? '';
  expect(runs(process.pid, firstWord)).toBe(true);
  expect(runs(process.pid, firstWord.slice(0, -1))).toBe(false);
});
