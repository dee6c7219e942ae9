import type { ProgressState } from '#ledger';
import { BacklogWatch } from '#observability';
import { ProgressSignal } from './progress-signal';

const world = { clock: 0, ends: [0, 0, 0], done: [0, 0, 0], down: false };
const assigned = new Set<number>();
let halted: number[];
let trouble: string | null;
let progress: ProgressState;
let backlog: BacklogWatch;
let signal: ProgressSignal;

beforeEach(() => {
  Object.assign(world, { clock: 0, ends: [0, 0, 0], done: [0, 0, 0], down: false });
  assigned.clear();
  halted = [];
  trouble = null;
  progress = { state: 'moving', since: 0 };
  backlog = new BacklogWatch({
    ends: async () => [...world.ends],
    done: async () => {
      if (world.down) throw new Error('down');
      return [...world.done];
    },
    now: () => world.clock * 1_000,
    onTrouble: () => undefined,
  });
  signal = new ProgressSignal({
    backlog,
    assigned: () => assigned,
    standingStill: () => halted,
    lastTrouble: () => trouble,
    watchdog: () => progress,
  });
});

const at = async (clock: number, change: Partial<typeof world> = {}) => {
  Object.assign(world, { clock }, change);
  await backlog.poll();
  return signal.find();
};

test('a_projector_that_applies_no_waiting_record_for_thirty_seconds_has_failed', async () => {
  assigned.add(0).add(1);
  expect(await at(0, { ends: [3, 1, 0] })).toMatchObject({
    state: 'ok',
    detail: expect.stringContaining('4 records wait') as string,
  });
  expect(await at(29)).toMatchObject({ state: 'ok' });
  expect(await at(30, { done: [0, 1, 0] })).toEqual({
    state: 'failed',
    detail: 'Partition 0 has not moved for 30 s: 3 records wait, the oldest for 30 s.',
  });
  trouble = 'the disk of PostgreSQL is full';
  expect((await at(31)).detail).toMatch(/The last attempt failed: the disk of PostgreSQL is full\.$/);
  expect(await at(32, { done: [1, 1, 0] })).toMatchObject({ state: 'ok' });
});

test('records_of_halted_partitions_and_of_other_projectors_are_no_failure', async () => {
  assigned.add(0);
  halted = [0];
  await at(0, { ends: [3, 3, 3] });
  expect(await at(60)).toMatchObject({ state: 'ok' });
});

test('a_lag_that_is_unknown_for_thirty_seconds_is_a_failure', async () => {
  assigned.add(0);
  await at(0);
  expect(await at(20, { down: true })).toMatchObject({ state: 'ok' });
  expect(await at(30)).toMatchObject({
    state: 'failed',
    detail: expect.stringContaining('not known for 30 s') as string,
  });
});

test('a_stalled_watchdog_is_a_failure', async () => {
  await at(0);
  expect(signal.find()).toEqual({
    state: 'ok',
    detail: 'No partition is assigned to this projector; others read them.',
  });
  progress = { state: 'stalled', since: Date.parse('2026-01-01T00:00:00.000Z') };
  expect(signal.find()).toEqual({
    state: 'failed',
    detail: 'Nothing moves since 2026-01-01T00:00:00.000Z though records wait.',
  });
});
