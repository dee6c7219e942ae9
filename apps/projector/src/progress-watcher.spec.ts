import type { Database } from '#postgres';
import { until } from '#testing';
import { ProgressWatcher, type Watched } from './progress-watcher';

const LIMITS = { stalledMs: 60, endMs: 150 };

/** Returns a projector with partition 3 at the offset `next`, while the log ends at 9. */
function watching(
  given: {
    next?: () => number;
    ends?: () => readonly number[] | null;
    halts?: object[];
    places?: ReadonlyMap<number, number>;
  } = {},
) {
  const did = { renewed: { database: 0, subscription: 0 }, stuck: 0, logged: [] as string[] };
  const ends = given.ends ?? (() => Array.from({ length: 12 }, () => 9));
  const next = given.next ?? (() => 5);
  const watched: Watched = {
    ends,
    database: {
      pool: {
        query: async ({ name }: { name: string }) => ({
          rows:
            name === 'load-halts'
              ? (given.halts ?? [])
              : [3, 4].map((partition) => ({ partition, next_offset: next() })),
        }),
      },
      renew: () => (did.renewed.database += 1),
    } as unknown as Database,
    logger: {
      info: (_: unknown, text?: string) => did.logged.push(text ?? String(_)),
      error: (_: unknown, text: string) => did.logged.push(text),
    } as unknown as Watched['logger'],
    applier: { places: () => given.places ?? new Map([[3, next()]]) },
    subscription: { renew: () => void (did.renewed.subscription += 1) },
    standingStill: () => [],
    onStuck: () => (did.stuck += 1),
    limits: LIMITS,
  };
  return { did, watched };
}

test('a_stalled_projector_renews_its_connections_and_then_ends', async () => {
  const { did, watched } = watching();
  const watcher = new ProgressWatcher(watched);
  await until('both connections are renewed', () => did.renewed.database > 0 && did.renewed.subscription > 0);
  expect(watcher.progress.state).toBe('stalled');
  await until('the projector is given up', () => did.stuck > 0);
  watcher.stop();
});

test('a_projector_that_makes_progress_again_is_reported_as_moving', async () => {
  let next = 5;
  const { did, watched } = watching({ next: () => next });
  // The limit is long, so that the projector is not given up before it continues, even on a slow machine.
  const watcher = new ProgressWatcher({ ...watched, limits: { ...LIMITS, endMs: 60_000 } });
  await until('the projector is stalled', () => watcher.progress.state === 'stalled');
  next = 9;
  await until('the projector makes progress', () => watcher.progress.state === 'moving');
  expect(did.logged.at(-1)).toBe('the projector makes progress again');
  watcher.stop();
});

test('a_projector_whose_log_does_not_answer_is_stalled_and_keeps_trying', async () => {
  const { did, watched } = watching({ ends: () => null });
  const watcher = new ProgressWatcher(watched);
  await until('the projector has tried several times', () => did.renewed.subscription >= 4);
  expect(watcher.progress.state).toBe('stalled');
  expect(did.stuck).toBe(0);
  watcher.stop();
});

test('a_partition_halted_by_a_record_does_not_count_as_stalled', async () => {
  const { did, watched } = watching();
  const calls = { times: 0 };
  const still = { ...watched, standingStill: () => (calls.times++, [3]) };
  const watcher = new ProgressWatcher(still);
  await until('it was polled often enough', () => calls.times > 12);
  expect(watcher.progress.state).toBe('moving');
  expect(did.renewed.database).toBe(0);
  watcher.stop();
});

test('a_projector_without_partitions_reports_unhalted_partitions_that_make_no_progress', async () => {
  const halt = (partition: number) => ({ partition, offset: 5, since: new Date(), error: 'poison', record: null });
  const alone = watching({ places: new Map(), halts: [halt(3)] });
  const watcher = new ProgressWatcher(alone.watched);
  await until('no projector moves the other partition', () => watcher.progress.state === 'stalled');
  watcher.stop();
});
