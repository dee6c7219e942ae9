import { createHmac } from 'node:crypto';
import type { TermChangeEvent } from '#contracts';
import { startPipeline, type Pipeline } from './support/pipeline';
import {
  changed,
  LEASE_MS,
  openSubscriptionsDatabase,
  startInstance,
  started,
  TestClock,
  wholeFeed,
  type Instance,
} from './support/webhook-delivery';
import { accept, Receivers, type Behaviour } from './support/webhook-receivers';

const SUBSCRIPTIONS = 200;
const PARTNERSHIPS = 6;
/** The time that each event costs at a receiver that hangs. */
const TIMEOUT_MS = 3_000;
/** Fewer slots than subscriptions, so that some deliveries wait: one owner, who has all of them, may have a quarter of the slots. */
const AT_ONCE = { quick: 128, slow: 256 };

const onFirstTry =
  (misbehave: Behaviour): Behaviour =>
  (reply, delivery, tries) =>
    tries === 1 ? misbehave(reply, delivery, tries) : accept(reply, delivery, tries);

/** The behaviours of receivers, and the number of attempts for each event. */
const KINDS = {
  well: { tries: 1, behave: () => accept },
  failing: { tries: 3, behave: () => failingTwice },
  hanging: { tries: 2, behave: () => onFirstTry(() => undefined) },
  busy: { tries: 2, behave: () => onFirstTry((reply) => void reply.writeHead(429, { 'retry-after': '60' }).end()) },
  redirecting: {
    tries: 2,
    behave: () => onFirstTry((reply) => void reply.writeHead(301, { location: '/elsewhere' }).end()),
  },
  'breaking-off': {
    tries: 2,
    behave: () =>
      onFirstTry((reply) => {
        reply.writeHead(200, { 'content-length': '64' }).write('half');
        reply.socket!.destroySoon();
      }),
  },
  gone: { tries: 1, behave: () => goneAfter(3) },
  dead: { tries: 10, behave: (): Behaviour => (reply) => void reply.writeHead(503).end() },
} satisfies Record<string, { tries: number; behave: () => Behaviour }>;
type Kind = keyof typeof KINDS;

const failingTwice: Behaviour = (reply, delivery, tries) =>
  tries <= 2 ? void reply.writeHead(500).end() : accept(reply, delivery, tries);

function goneAfter(accepted: number): Behaviour {
  let count = 0;
  return (reply, delivery, tries) =>
    (tries === 1 ? (count += 1) : count) > accepted ? void reply.writeHead(410).end() : accept(reply, delivery, tries);
}

interface Subscriber {
  readonly name: string;
  readonly kind: Kind;
  readonly secret: string;
  readonly partnership: string | null;
}

describe('two notifiers and 200 subscriptions', () => {
  let pipeline: Pipeline;
  let receivers: Receivers;
  const clock = new TestClock();
  const instances: Instance[] = [];

  beforeAll(async () => {
    pipeline = await startPipeline();
    receivers = await Receivers.start();
    await (await openSubscriptionsDatabase(pipeline.database.directUrl)).close();
    for (let nth = 0; nth < 2; nth += 1)
      instances.push(await startInstance(pipeline, clock, { timeoutMs: TIMEOUT_MS, atOnce: AT_ONCE }));
  });
  afterAll(async () => {
    await instances[1]!.stop();
    await receivers.close();
    await pipeline.close();
  });

  const round = async (running: readonly Instance[]) => {
    for (const { worker } of running) await worker.poll();
    await Promise.all(running.map(({ worker }) => worker.idle()));
  };

  /** When the next attempt of any subscription is due; null once everything is delivered or stopped. */
  const nextDue = async (): Promise<Date | null> => {
    const { rows } = await pipeline.database.pool.query<{ due: Date | null }>(
      `SELECT min(next_attempt_at) AS due FROM subscription WHERE state = 'active' AND failed_attempts > 0`,
    );
    return rows[0]!.due;
  };

  const recordEverywhere = async (day: string, provider: string) => {
    for (let nth = 0; nth < PARTNERSHIPS; nth += 1) await pipeline.record(`p-${nth}`, [changed(day, provider)]);
    await pipeline.caughtUp();
  };

  const subscribeAll = async (): Promise<Subscriber[]> => {
    const kinds = Object.keys(KINDS) as Kind[];
    const subscribers: Subscriber[] = [];
    for (let nth = 0; nth < SUBSCRIPTIONS; nth += 1) {
      const kind = kinds[nth % kinds.length]!;
      // Each event costs a whole timeout at a receiver that hangs.
      const partnership = nth % 3 === 0 || kind === 'hanging' ? `p-${nth % PARTNERSHIPS}` : null;
      const name = `${kind}-${nth}`;
      const { secret } = await instances[0]!.subscriptions.create('me', {
        url: receivers.at(name, KINDS[kind].behave()),
        description: name,
        filter: partnership === null ? {} : { partnership: [partnership] },
        channel: { format: 'cloudevents' },
        start: 'beginning',
      });
      subscribers.push({ name, kind, secret, partnership });
    }
    return subscribers;
  };

  it('deliver_every_change_in_order_and_repeat_only_refused_or_interrupted_deliveries', async () => {
    for (let nth = 0; nth < PARTNERSHIPS; nth += 1) await pipeline.record(`p-${nth}`, [started()]);
    await recordEverywhere('2026-02-01', 'b');
    const subscribers = await subscribeAll();

    let running: readonly Instance[] = instances;
    await round(running);
    await recordEverywhere('2026-03-01', 'a');
    await round(running);
    await round(running);
    const shares = instances.map(({ worker }) => worker.leased);
    expect(new Set(shares.flat()).size).toBe(shares.flat().length);
    expect(Math.min(...shares.map((leased) => leased.length))).toBeGreaterThan(60);

    // The first instance is killed while it delivers, and releases none of its leases.
    clock.moveTo((await nextDue())!);
    for (const { worker } of instances) await worker.poll();
    await instances[0]!.kill();
    running = instances.slice(1);
    await recordEverywhere('2026-04-01', 'b');
    clock.advance(LEASE_MS);
    await round(running);

    let rounds = 0;
    for (let due = await nextDue(); due; due = await nextDue()) {
      // On a slow machine many attempts time out and are repeated.
      expect((rounds += 1)).toBeLessThan(1_000);
      clock.moveTo(due);
      await round(running);
    }
    await round(running);
    expect(instances[1]!.trouble).toEqual([]);

    const feed = await wholeFeed(pipeline);
    const timeouts = await timeoutsOf();
    for (const subscriber of subscribers) checkReceived(subscriber, feed, timeouts.get(subscriber.name) ?? 0);
    for (const { deliveries } of instances) expect(deliveries()).toBeGreaterThan(300);
    const { rows } = await pipeline.database.pool.query<{ state: string; count: number }>(
      `SELECT coalesce(reason, state) AS state, count(*) FROM subscription GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { state: 'active', count: 150 },
      { state: 'gone', count: 25 },
      { state: 'undeliverable', count: 25 },
    ]);
  });

  /** The number of timeouts of each receiver. On a slow machine, even a well-behaved receiver may answer too late. */
  async function timeoutsOf(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await pipeline.database.pool.query<{ name: string; count: number }>(
      `SELECT s.description AS name, count(*)::int FROM delivery_attempt a JOIN subscription s ON s.id = a.subscription_id
       WHERE a.outcome = 'timeout' GROUP BY 1`,
    );
    return new Map(rows.map(({ name, count }) => [name, count]));
  }

  function checkReceived(
    { name, kind, secret, partnership }: Subscriber,
    feed: readonly TermChangeEvent[],
    timeouts: number,
  ): void {
    const wanted = feed.filter(({ partitionkey }) => partnership === null || partitionkey === partnership);
    const received = receivers.received(name);
    for (const { id, headers, body } of received) {
      const signed = `${id}.${headers['webhook-timestamp']}.${body}`;
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
      expect(JSON.parse(body)).toEqual(wanted.find((event) => event.id === id));
    }
    // Attempts for one event are consecutive: after the next event, an earlier one never arrives again.
    const runs = received.reduce<{ id: string; tries: number }[]>((soFar, { id }) => {
      const last = soFar.at(-1);
      if (last?.id === id) last.tries += 1;
      else soFar.push({ id, tries: 1 });
      return soFar;
    }, []);
    const delivered = runs.map(({ id }) => wanted.find((event) => event.id === id)!);
    const length = kind === 'dead' ? 1 : kind === 'gone' ? 4 : wanted.length;
    expect({ name, ids: new Set(runs.map(({ id }) => id)).size, runs: runs.length }).toEqual({
      name,
      ids: length,
      runs: length,
    });
    for (const key of new Set(delivered.map(({ partitionkey }) => partitionkey))) {
      const of = (events: readonly TermChangeEvent[]) =>
        events.filter(({ partitionkey }) => partitionkey === key).map(({ id }) => id);
      expect(of(delivered)).toEqual(of(wanted).slice(0, of(delivered).length));
    }
    // The kill of one instance may have repeated the delivery that was in flight.
    const extra = runs.reduce((sum, { tries }) => sum + tries - KINDS[kind].tries, 0);
    const late = Math.max(0, kind === 'hanging' ? timeouts - length : timeouts);
    expect(extra).toBeGreaterThanOrEqual(0);
    expect(extra).toBeLessThanOrEqual(1 + late);
  }
});
