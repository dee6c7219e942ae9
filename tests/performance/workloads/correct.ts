import { randomUUID } from 'node:crypto';
import { InMemoryLog, type LogRecord } from '#event-log';
import { Database } from '#postgres';
import { PartitionApplier } from '#ledger';
import { projections, timelineSchema } from '#read-models';
import { newStock, settle } from '../data/stock';
import { amended, corrected, dayAfter, started, Story, TERMS, type StoryDecision } from '../data/story';
import { singleRowCommits } from '../floors/single-row-commits';
import type { Bench, Workload } from '../harness/bench';
import { atMost, floor, latencyOf, p50Of, ratio, type Round, type Row } from '../harness/row';
import { dropDatabase, newPlace, type Place } from '../harness/servers';

const BATCH = 500;
const LONG = 'long';

export const correct: Workload = {
  name: 'correct',
  number: 8,
  title: 'one correction, projected: over much history, and on a term with many claims',
  async run(bench) {
    const small = await ofHistory(bench, bench.size(10_000, 2_000));
    const large = await ofHistory(bench, bench.size(1_000_000, 20_000));
    const lengths = [10, bench.size(1_000, 200), bench.size(50_000, 1_000)];
    const long: Subject[] = [];
    for (const claims of lengths) long.push(await ofTerm(bench, claims));
    const rounds = await bench.interleaved({
      commit: () => singleRowCommits(small.place.databaseUrl, bench.size(300, 100)),
      small: () => small.round(),
      large: () => large.round(),
      short: () => long[0]!.round(),
      middle: () => long[1]!.round(),
      longest: () => long[2]!.round(),
    });
    const row = (what: string, ours: Round[]): Row => {
      const figure = p50Of(ours);
      const floored = p50Of(rounds.commit);
      return {
        what: `p50 of one correction, projected, ${what}`,
        unit: 'ms',
        ours: figure,
        latency: latencyOf(ours),
        beside: [floor('single-row commit', floored, latencyOf(rounds.commit))],
        goals: [atMost(1.5, 'p50 ÷ floor', ratio(figure, floored))],
      };
    };
    const grown = (it: Row, than: Row, bound: number, text: string): Row => ({
      ...it,
      goals: [...it.goals, atMost(bound, text, ratio(it.ours, than.ours))],
    });
    const [few, many] = [row(small.what, rounds.small), row(large.what, rounds.large)];
    const [short, middle, longest] = [
      row(long[0]!.what, rounds.short),
      row(long[1]!.what, rounds.middle),
      row(long[2]!.what, rounds.longest),
    ];
    return [
      few,
      grown(many, few, 1.2, `${large.what} ÷ ${small.what}`),
      short,
      grown(middle, short, 2, `${long[1]!.what} ÷ ${long[0]!.what}`),
      grown(longest, short, 2, `${long[2]!.what} ÷ ${long[0]!.what}`),
    ];
  },
};

interface Subject {
  readonly what: string;
  readonly place: Pick<Place, 'databaseUrl'>;
  /** Projects corrections one after the other. */
  round(): Promise<Round>;
}

/** Corrections spread over all events of a log, in a copy of its database. */
async function ofHistory(bench: Bench, events: number): Promise<Subject> {
  const { place, story, partnerships } = await newStock(bench, events);
  const direct = await DirectProjector.open(bench, place.databaseUrl);
  const targets = events - partnerships;
  return {
    what: `${events.toLocaleString('en-GB')} events in all`,
    place,
    round: () =>
      direct.oneByOne(countOf(bench), (nth) => story.correct(partnerships + ((nth * 7_919 + story.length) % targets))),
  };
}

/** Corrections of a partnership whose one term has that many claims, each on its own day. */
async function ofTerm(bench: Bench, claims: number): Promise<Subject> {
  const place = await newPlace(bench.servers, 'long-term');
  bench.defer(() => dropDatabase(bench.servers, place.databaseUrl));
  const direct = await DirectProjector.open(bench, place.databaseUrl);
  const story = new Story(1);
  const setting = (nth: number) => ({ term: TERMS[0]!, day: dayAfter('1850-01-01', nth) });
  const ids: string[] = [];
  const set = (nth: number): StoryDecision => {
    const decision = story.append(LONG, amended(nth, setting(nth)));
    ids.push(decision.eventId);
    return decision;
  };
  const what = `a term of ${claims.toLocaleString('en-GB')} claims`;
  bench.report(`projecting ${what}`);
  await direct.all([story.append(LONG, started())]);
  for (let from = 0; from < claims; from += BATCH) {
    const size = Math.min(BATCH, claims - from);
    await direct.all(Array.from({ length: size }, (_, nth) => set(from + nth)));
    bench.progress.count(from, claims);
  }
  await settle(place.databaseUrl);
  const next = (nth: number): StoryDecision => {
    const target = (nth * 7_919 + story.length) % claims;
    // A day or two away from its own, so that it stays among its neighbours.
    return story.append(LONG, corrected(ids[target]!, amended(story.length, setting(target + (story.length % 3)))));
  };
  return { what, place, round: () => direct.oneByOne(countOf(bench), next) };
}

const countOf = (bench: Bench): number => bench.size(300, 60);

/** The projector without Kafka: what it does with a record that it has received. */
class DirectProjector {
  private readonly next = new Map<number, number>();

  private constructor(
    private readonly log: InMemoryLog,
    private readonly applier: PartitionApplier,
  ) {}

  static async open(bench: Bench, url: string): Promise<DirectProjector> {
    const database = await Database.open({
      url,
      name: 'bench',
      poolSize: 4,
      schemas: [timelineSchema],
      onIdleError: () => undefined,
    });
    bench.defer(() => database.close());
    await database.migrate();
    const { rows } = await database.pool.query<{ log_id: string }>('SELECT log_id FROM partition_progress LIMIT 1');
    // These records never were in Kafka, so there is no last one to compare with.
    await database.pool.query('UPDATE partition_progress SET hash_before_last = NULL');
    const log = new InMemoryLog({ logId: rows[0]?.log_id ?? randomUUID() });
    const applier = new PartitionApplier(log, database, projections(), {
      applied: () => undefined,
      resumed: () => undefined,
      trouble: () => undefined,
      halted: (_partition, _offset, error) => {
        throw error;
      },
    });
    return new DirectProjector(log, applier);
  }

  /** All of one partnership, in one batch. */
  async all(decisions: readonly StoryDecision[]): Promise<void> {
    const { partition, next } = await this.positionOf(decisions[0]!);
    const records = decisions.map(({ partnershipId, value }, nth): LogRecord => {
      return { partition, offset: next + nth, key: partnershipId, value, timestamp: 0 };
    });
    const end = next + records.length;
    this.next.set(partition, end);
    await this.applier.batch(partition, records, { end });
  }

  /** One after the other, as when a client waits for each; the first tenth warms up. */
  async oneByOne(count: number, nextDecision: (nth: number) => StoryDecision): Promise<Round> {
    const times: number[] = [];
    const begun = performance.now();
    const warmUp = Math.ceil(count / 10);
    for (let nth = -warmUp; nth < count; nth += 1) {
      const decision = nextDecision(nth + warmUp);
      await this.positionOf(decision);
      const from = performance.now();
      await this.all([decision]);
      if (nth >= 0) times.push(performance.now() - from);
    }
    return { seconds: (performance.now() - begun) / 1_000, times };
  }

  private async positionOf({ partnershipId }: StoryDecision): Promise<{ partition: number; next: number }> {
    const partition = this.log.partitionOf(partnershipId);
    const known = this.next.get(partition);
    if (known !== undefined) return { partition, next: known };
    const stored = await this.applier.assigned(partition, { begin: 0, end: Number.MAX_SAFE_INTEGER });
    // The first record of partition 0 is the genesis, which has no event.
    const next = partition === 0 ? Math.max(stored, 1) : stored;
    this.next.set(partition, next);
    return { partition, next };
  }
}
