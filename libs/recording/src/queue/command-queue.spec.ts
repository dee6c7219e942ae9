import { until } from '#testing';
import { RecordNotAppended } from '#event-log';
import type { RecordCommand } from '../command';
import { agreed, commandOf, started } from '../testing/commands';
import { SimulatedPartnership } from '../testing/simulated-partnership';
import { MAX_DEPTH } from './command-queue';

let partnership: SimulatedPartnership;
beforeEach(() => (partnership = new SimulatedPartnership()));

const submit = (command: RecordCommand) => partnership.queue.submit(command);
const appended = (count: number) => until(`${count} are appended`, () => partnership.log.length === count);
/** Rules whatever is appended until a promise is settled. */
async function ruling<T>(outcomes: Promise<T>): Promise<T> {
  let isSettled = false;
  void outcomes.finally(() => (isSettled = true));
  await until('all are answered', () => {
    partnership.rule();
    return isSettled;
  });
  return outcomes;
}
const begin = async () => expect(await ruling(submit(commandOf([started()])))).toMatchObject({ outcome: 'recorded' });

test('commands_are_decided_on_those_in_flight_and_answered_in_order', async () => {
  const commands = [commandOf([started()]), commandOf([agreed()]), commandOf([agreed(), agreed()])];
  const outcomes = Promise.all(commands.map(submit));
  await appended(3);
  expect(partnership.log.map(({ expectedHead }) => expectedHead.version)).toEqual([0, 1, 2]);
  expect(partnership.queue.underWay).toEqual({ queued: 0, inFlight: 3 });
  expect(await ruling(outcomes)).toMatchObject([1, 2, 4].map((version) => ({ decision: { version } })));
  // Those that came while the first was loaded are loaded together.
  expect(partnership.loads.map(({ commandIds }) => commandIds.length)).toEqual([1, 2]);
  expect(partnership.queue.idle).toBe(true);
});

test('the_number_of_decisions_in_flight_is_bounded', async () => {
  await begin();
  const outcomes = Promise.all(Array.from({ length: MAX_DEPTH + 10 }, () => submit(commandOf([agreed()]))));
  await appended(1 + MAX_DEPTH);
  expect(partnership.queue.underWay).toEqual({ queued: 10, inFlight: MAX_DEPTH });
  expect(new Set((await ruling(outcomes)).map(({ outcome }) => outcome))).toEqual(new Set(['recorded']));
});

test('commands_after_an_ineffective_decision_are_decided_again_in_order', async () => {
  await begin();
  partnership.recordElsewhere([agreed()]);
  const outcomes = Promise.all([1, 2, 3].map(() => submit(commandOf([agreed()]))));
  await appended(5);
  expect(await ruling(outcomes)).toMatchObject([3, 4, 5].map((version) => ({ decision: { version } })));
  expect(partnership.retried).toEqual(['contended', 'contended', 'contended']);
});

test('a_refusal_waits_for_the_rulings_it_rests_on', async () => {
  await begin();
  const id = agreed().id;
  const first = submit(commandOf([agreed(id)]));
  await appended(2);
  let isAnswered = false;
  const second = submit(commandOf([agreed(id)])).finally(() => (isAnswered = true));
  await until('it was loaded for the second', () => partnership.loads.length === 3);
  expect(isAnswered).toBe(false);
  expect(await ruling(Promise.all([first, second]))).toMatchObject([
    { outcome: 'recorded' },
    { outcome: 'refused', refusals: [{ code: 'event-id-taken' }] },
  ]);
  expect(partnership.loads).toHaveLength(4);
});

test('a_refusal_that_rests_on_nothing_in_flight_is_answered_at_once', async () => {
  expect(await submit(commandOf([agreed()]))).toMatchObject({ outcome: 'refused' });
  expect(partnership.log).toEqual([]);
});

test('a_repeated_command_gets_the_answer_of_the_first', async () => {
  await begin();
  const command = commandOf([agreed()]);
  const outcomes = await ruling(Promise.all([submit(command), submit(command)]));
  expect(outcomes).toMatchObject([{ repeated: false }, { repeated: true }]);
  expect(partnership.log).toHaveLength(2);
});

test('a_command_that_was_certainly_not_appended_is_decided_again', async () => {
  partnership.failNextAppend = new RecordNotAppended('the leader moved');
  expect(await ruling(submit(commandOf([started()])))).toMatchObject({ outcome: 'recorded' });
  expect(partnership.retried).toEqual(['log-unavailable']);
});

test('a_command_without_a_ruling_in_time_is_unruled_and_is_found_when_it_is_repeated', async () => {
  partnership = new SimulatedPartnership(100);
  const command = commandOf([started()]);
  expect(await submit(command)).toEqual({ outcome: 'unruled' });
  partnership.rule();
  expect(await submit(command)).toMatchObject({ outcome: 'recorded', repeated: true });
});

describe('a_command_whose_time_runs_out_before_it_is_appended', () => {
  const never = new Promise<void>(() => undefined);
  beforeEach(() => (partnership = new SimulatedPartnership(100)));

  test('is_not_in_time_and_nothing_of_it_is_in_the_log', async () => {
    partnership.beforeLoad = never;
    expect(await submit(commandOf([started()]))).toEqual({ outcome: 'not-in-time' });
    expect(partnership.log).toEqual([]);
  });

  test('is_contended_after_a_void_attempt_because_a_second_copy_of_that_record_may_take_effect', async () => {
    await begin();
    partnership.recordElsewhere([agreed()]);
    const outcome = submit(commandOf([agreed()]));
    await appended(3);
    partnership.beforeLoad = never;
    partnership.rule();
    expect(await outcome).toEqual({ outcome: 'contended' });
  });
});
