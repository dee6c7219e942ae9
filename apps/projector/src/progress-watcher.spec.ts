import type { Database } from '#postgres';
import { until } from '#testing';
import { ProgressWatcher, type Watched } from './progress-watcher';

const LIMITS = { stalledMs: 60, endMs: 150 };

/** A projector that holds partition 3 at `next` while the log reaches to 9. */
function watching(
  given: {
    next?: () => number;
    ends?: () => readonly number[] | null;
    halts?: object[];
    places?: ReadonlyMap<number, number>;
  } = {},
) {
  const did = { renewed: { database: 0, subscription: 0 }, stuck: 0, told: [] as string[] };
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
      info: (_: unknown, text?: string) => did.told.push(text ?? String(_)),
      error: (_: unknown, text: string) => did.told.push(text),
    } as unknown as Watched['logger'],
    applier: { places: () => given.places ?? new Map([[3, next()]]) },
    subscription: { renew: () => void (did.renewed.subscription += 1) },
    standingStill: () => [],
    onStuck: () => (did.stuck += 1),
    limits: LIMITS,
  };
  return { did, watched };
}

test('a_projector_that_stands_still_makes_its_connections_anew_and_ends_when_that_does_not_help', async () => {
  const { did, watched } = watching();
  const watcher = new ProgressWatcher(watched);
  await until('both are renewed', () => did.renewed.database > 0 && did.renewed.subscription > 0);
  expect(watcher.progress.state).toBe('stalled');
  await until('it is given up', () => did.stuck > 0);
  watcher.stop();
});

test('one_that_goes_on_again_is_said_to_move', async () => {
  let next = 5;
  const { did, watched } = watching({ next: () => next });
  // It is not given up before it goes on, however long that takes here.
  const watcher = new ProgressWatcher({ ...watched, limits: { ...LIMITS, endMs: 60_000 } });
  await until('it is stalled', () => watcher.progress.state === 'stalled');
  next = 9;
  await until('it moves', () => watcher.progress.state === 'moving');
  expect(did.told.at(-1)).toBe('the projector makes progress again');
  watcher.stop();
});

test('one_whose_log_never_answers_is_stalled_and_goes_on_trying', async () => {
  const { did, watched } = watching({ ends: () => null });
  const watcher = new ProgressWatcher(watched);
  await until('it has tried again and again', () => did.renewed.subscription >= 4);
  expect(watcher.progress.state).toBe('stalled');
  expect(did.stuck).toBe(0);
  watcher.stop();
});

test('one_that_stands_still_before_a_record_it_cannot_apply_is_told_of_elsewhere', async () => {
  const { did, watched } = watching();
  const asked = { times: 0 };
  const still = { ...watched, standingStill: () => (asked.times++, [3]) };
  const watcher = new ProgressWatcher(still);
  await until('it was looked at long enough', () => asked.times > 12);
  expect(watcher.progress.state).toBe('moving');
  expect(did.renewed.database).toBe(0);
  watcher.stop();
});

test('one_without_partitions_of_its_own_looks_whether_anybody_moves_those_that_do_not_stand_still', async () => {
  const halt = (partition: number) => ({ partition, offset: 5, since: new Date(), error: 'poison', record: null });
  const alone = watching({ places: new Map(), halts: [halt(3)] });
  const watcher = new ProgressWatcher(alone.watched);
  await until('nobody moves the other', () => watcher.progress.state === 'stalled');
  watcher.stop();
});
