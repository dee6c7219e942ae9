import { createHmac } from 'node:crypto';
import { LeaseLost, Leases, type Subscription } from '#subscriptions';
import { startPipeline, type Pipeline } from './support/pipeline';
import {
  changed,
  LEASE_MS,
  openSubscriptionsDatabase,
  reaffirmed,
  startInstance,
  started,
  TestClock,
  wholeFeed,
  type Instance,
} from './support/webhook-delivery';
import { accept, Receivers } from './support/webhook-receivers';

const HOUR = 3_600_000;
const owner = 'me';

describe('webhooks', () => {
  let pipeline: Pipeline;
  let receivers: Receivers;
  let clock: TestClock;
  let one: Instance;
  const others: Instance[] = [];
  let ids: string[];

  const channel = { format: 'cloudevents' } as const;
  const another = async (given: Parameters<typeof startInstance>[2] = {}) => {
    const instance = await startInstance(pipeline, clock, given);
    others.push(instance);
    return instance;
  };
  const subscribe = (url: string, given: Partial<Parameters<Instance['subscriptions']['create']>[1]> = {}) =>
    one.subscriptions.create(owner, { url, description: null, filter: {}, channel, start: 'beginning', ...given });
  const round = async (...instances: Instance[]) => {
    for (const { worker } of instances) await worker.poll();
    await Promise.all(instances.map(({ worker }) => worker.idle()));
  };
  const now = (subscription: Subscription) => one.subscriptions.get({ id: subscription.id, owner });
  const standingOf = async (subscription: Subscription) => (await now(subscription)).delivery;
  const feedIds = async () => (await wholeFeed(pipeline)).map(({ id }) => id);

  beforeAll(async () => {
    pipeline = await startPipeline();
    receivers = await Receivers.start();
    await (await openSubscriptionsDatabase(pipeline.database.directUrl)).close();
    await pipeline.record('a-b', [started(), changed('2026-02-01'), changed('2026-03-01', 'a')]);
    await pipeline.record('c-d', [started(), changed('2026-02-01'), reaffirmed('2026-04-01')]);
    await pipeline.caughtUp();
    const feed = await wholeFeed(pipeline);
    ids = feed.filter(({ data }) => data.type !== 'reaffirmed').map(({ id }) => id);
    expect(ids).toHaveLength(5);
    expect(feed).toHaveLength(6);
  });
  beforeEach(async () => {
    clock = new TestClock();
    await pipeline.database.pool.query('TRUNCATE subscription, delivery_attempt, delivery_instance');
    one = await startInstance(pipeline, clock);
  });
  afterEach(async () => {
    expect(one.trouble).toEqual([]);
    await one.stop();
    await Promise.all(others.splice(0).map((instance) => instance.stop()));
  });
  afterAll(async () => {
    await receivers.close();
    await pipeline.close();
  });

  describe('delivery', () => {
    it('sends_every_change_once_in_order_and_signed', async () => {
      const { subscription, secret } = await subscribe(receivers.at('all', accept));
      await round(one);
      expect(receivers.idsOf('all')).toEqual(ids);
      const feed = await wholeFeed(pipeline);
      for (const { id, headers, body } of receivers.received('all')) {
        expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
        expect(JSON.parse(body)).toEqual(feed.find((event) => event.id === id));
        const signed = `${id}.${headers['webhook-timestamp']}.${body}`;
        const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
        expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
      }
      expect(await standingOf(subscription)).toMatchObject({ state: 'active', failedAttempts: 0 });
      await round(one);
      expect(receivers.idsOf('all')).toHaveLength(5);
    });

    it('begins_at_the_requested_start', async () => {
      await subscribe(receivers.at('from-now', accept), { start: 'now' });
      const { subscription } = await subscribe(receivers.at('first', accept));
      await round(one);
      const { cursor } = await standingOf(subscription);
      await subscribe(receivers.at('from-cursor', accept), { start: { cursor } });
      await pipeline.record('e-f', [started()]);
      await pipeline.caughtUp();
      const added = (await feedIds()).at(-1)!;
      ids = [...ids, added];
      await round(one);
      expect(receivers.idsOf('from-now')).toEqual([added]);
      expect(receivers.idsOf('from-cursor')).toEqual([added]);
    });

    it('sends_only_changes_that_match_the_filter', async () => {
      const wants = (name: string, filter: object) => subscribe(receivers.at(name, accept), { filter });
      await wants('of-one', { partnership: ['c-d'] });
      await wants('reaffirmed', { type: ['reaffirmed'] });
      await wants('of-none', { kind: ['equity-stake'] });
      await round(one);
      const feed = await wholeFeed(pipeline);
      const of = (wanted: (event: (typeof feed)[number]) => boolean) => feed.filter(wanted).map(({ id }) => id);
      expect(receivers.idsOf('of-one')).toEqual(of(({ id, data }) => data.partnershipId === 'c-d' && ids.includes(id)));
      expect(receivers.idsOf('reaffirmed')).toEqual(of(({ data }) => data.type === 'reaffirmed'));
      expect(receivers.idsOf('of-none')).toEqual([]);
    });

    it('continues_to_other_receivers_while_one_is_slow', async () => {
      const narrow = await another({ atOnce: { quick: 1, slow: 1 } });
      const pendingReplies: (() => void)[] = [];
      for (const name of ['slow-1', 'slow-2', 'slow-3'])
        await subscribe(receivers.at(name, (reply) => void reply.writeHead(500).end()));
      await round(narrow);
      clock.advance(6_000);
      for (const name of ['slow-1', 'slow-2', 'slow-3'])
        receivers.at(
          name,
          (reply) => new Promise<void>((resolve) => pendingReplies.push(() => resolve(void reply.end()))),
        );
      await narrow.worker.poll();
      await Promise.race(['slow-1', 'slow-2', 'slow-3'].map((name) => receivers.untilReceived(name, 2)));
      await subscribe(receivers.at('quick', accept));
      await narrow.worker.poll();
      await receivers.untilReceived('quick', ids.length);
      expect(pendingReplies).toHaveLength(1);
      for (const name of ['slow-1', 'slow-2', 'slow-3']) receivers.at(name, accept);
      for (const release of pendingReplies) release();
      await narrow.worker.idle();
    });
  });

  describe('failure', () => {
    it('skips_no_change_if_a_retry_is_due_before_the_refusal_is_saved', async () => {
      // The worker calls it while it computes the time of the next attempt, before the database has answered.
      const random = () => {
        clock.advance(HOUR);
        return 0.5;
      };
      const slowlySaved = await another({ random });
      const { subscription } = await subscribe(
        receivers.at('refused-once', (reply, delivery, tries) =>
          delivery.id === ids[0] && tries === 1 ? void reply.writeHead(500).end() : accept(reply, delivery, tries),
        ),
      );
      await round(slowlySaved);
      await round(slowlySaved);
      expect(receivers.idsOf('refused-once')).toEqual([ids[0], ...ids]);
      expect(await standingOf(subscription)).toMatchObject({ state: 'active', failedAttempts: 0 });
    });

    it('is_retried_on_schedule_then_suspends_the_subscription_which_resumes_at_the_same_cursor', async () => {
      const url = receivers.at('down', (reply) => void reply.writeHead(500).end('no'));
      const { subscription } = await subscribe(url);
      const begun = await standingOf(subscription);
      for (let nth = 1; nth <= 10; nth += 1) {
        await round(one);
        await round(one);
        expect(receivers.idsOf('down')).toHaveLength(nth);
        const standing = await standingOf(subscription);
        expect(standing).toMatchObject({ cursor: begun.cursor, failedAttempts: nth });
        clock.moveTo(standing.nextAttemptAt);
      }
      const suspended = await standingOf(subscription);
      expect(suspended).toMatchObject({ state: 'suspended', reason: 'undeliverable', cursor: begun.cursor });
      expect((clock.now().getTime() - begun.nextAttemptAt.getTime()) / HOUR).toBeCloseTo(75.58, 1);
      expect(new Set(receivers.idsOf('down'))).toEqual(new Set([ids[0]]));

      clock.advance(300 * HOUR);
      await round(one);
      expect(receivers.idsOf('down')).toHaveLength(10);

      const attempts = await one.subscriptions.attempts({ id: subscription.id, owner }, { before: null, limit: 20 });
      expect(attempts.map(({ attempt }) => attempt)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect(attempts[0]).toMatchObject({ eventId: ids[0], outcome: 'status', status: 500, answer: 'no' });

      receivers.at('down', accept);
      await one.subscriptions.resume({ id: subscription.id, owner });
      await round(one);
      expect(receivers.idsOf('down').slice(10)).toEqual(ids);
    });

    it('of_one_receiver_does_not_affect_the_others', async () => {
      await subscribe(receivers.at('failing', (reply) => void reply.writeHead(500).end()));
      await subscribe(receivers.at('well', accept));
      await round(one);
      expect(receivers.idsOf('failing')).toEqual([ids[0]]);
      expect(receivers.idsOf('well')).toEqual(ids);
    });

    it('with_retry_after_delays_the_next_attempt_by_that_time', async () => {
      const busy = receivers.at('busy', (reply) => void reply.writeHead(429, { 'retry-after': '900' }).end());
      await subscribe(busy);
      await round(one);
      receivers.at('busy', accept);
      clock.advance(899_000);
      await round(one);
      expect(receivers.idsOf('busy')).toHaveLength(1);
      clock.advance(1_000);
      await round(one);
      expect(receivers.idsOf('busy').slice(1)).toEqual(ids);
    });

    it('with_status_410_disables_the_subscription_until_it_is_resumed', async () => {
      const { subscription } = await subscribe(receivers.at('gone', (reply) => void reply.writeHead(410).end()));
      await round(one);
      expect([one.worker.leased, one.worker.behind]).toEqual([[], 0]);
      clock.advance(100 * HOUR);
      await round(one);
      expect(receivers.idsOf('gone')).toEqual([ids[0]]);
      expect(await standingOf(subscription)).toMatchObject({ state: 'disabled', reason: 'gone' });
      receivers.at('gone', accept);
      await one.subscriptions.resume({ id: subscription.id, owner });
      await round(one);
      expect(receivers.idsOf('gone').slice(1)).toEqual(ids);
    });

    it('from_a_cursor_of_another_log_suspends_the_subscription_for_that_reason', async () => {
      const { subscription } = await subscribe(receivers.at('foreign', accept));
      await pipeline.database.pool.query('UPDATE subscription SET cursor = $1', [
        Buffer.from(
          JSON.stringify({ v: 1, log: '00000000-0000-4000-8000-000000000000', at: Array(12).fill(0) }),
        ).toString('base64url'),
      ]);
      await round(one);
      expect(await standingOf(subscription)).toMatchObject({ state: 'suspended', reason: 'cursor-foreign' });
      await one.subscriptions.rewind({ id: subscription.id, owner }, 'beginning');
      await round(one);
      expect(receivers.idsOf('foreign')).toEqual(ids);
    });
  });

  describe('addresses', () => {
    const outcomeAt = async (instance: Instance, subscription: Subscription) => {
      const [attempt] = await instance.subscriptions.attempts(
        { id: subscription.id, owner },
        { before: null, limit: 1 },
      );
      return attempt?.outcome;
    };

    it.each([['127.0.0.1'], ['10.1.2.3'], ['169.254.169.254'], ['fd00:ec2::254'], ['::ffff:7f00:1']])(
      'like_%s_are_refused_if_a_host_name_resolves_to_them',
      async (address) => {
        const guarded = await another({
          allowLoopback: false,
          resolve: async () => [{ address, family: address.includes(':') ? 6 : 4 }],
        });
        const port = new URL(receivers.at('rebound', accept)).port;
        const { subscription } = await guarded.subscriptions.create(owner, {
          url: `http://hooks.example:${port}/rebound`,
          description: null,
          filter: {},
          channel,
          start: 'beginning',
        });
        await round(guarded);
        expect(await outcomeAt(guarded, subscription)).toBe('address-refused');
        expect(receivers.idsOf('rebound')).toEqual([]);
        expect(await standingOf(subscription)).toMatchObject({ state: 'active', failedAttempts: 1 });
      },
    );

    it('that_are_targets_of_redirects_are_never_called', async () => {
      const inner = receivers.at('inner', accept);
      const { subscription } = await subscribe(
        receivers.at('redirecting', (reply) => void reply.writeHead(302, { location: inner }).end()),
      );
      await round(one);
      expect(await outcomeAt(one, subscription)).toBe('redirect');
      expect(receivers.idsOf('inner')).toEqual([]);
    });
  });

  describe('leases', () => {
    it('divide_the_subscriptions_evenly_between_instances', async () => {
      const two = await another();
      for (let nth = 0; nth < 10; nth += 1) await subscribe(receivers.at(`shared-${nth}`, accept));
      await round(one);
      expect(one.worker.leased).toHaveLength(10);
      await round(two, one, two);
      expect([one.worker.leased.length, two.worker.leased.length]).toEqual([5, 5]);
      expect(new Set([...one.worker.leased, ...two.worker.leased]).size).toBe(10);
      await two.worker.stop();
      await round(one);
      expect(one.worker.leased).toHaveLength(10);
      for (let nth = 0; nth < 10; nth += 1) expect(receivers.idsOf(`shared-${nth}`)).toEqual(ids);
    });

    it('of_a_killed_instance_are_taken_over_when_they_expire', async () => {
      const killed = await startInstance(pipeline, clock);
      for (const name of ['left-1', 'left-2'])
        await subscribe(receivers.at(name, (reply, _, tries) => (tries > 1 ? accept(reply, _, tries) : undefined)));
      await killed.worker.poll();
      await Promise.all(['left-1', 'left-2'].map((name) => receivers.untilReceived(name, 1)));
      await killed.kill();
      for (const name of ['left-1', 'left-2']) receivers.at(name, accept);
      clock.advance(LEASE_MS - 1);
      await round(one);
      expect(one.worker.leased).toEqual([]);
      clock.advance(1);
      await round(one);
      expect(one.worker.leased).toHaveLength(2);
      for (const name of ['left-1', 'left-2']) expect(receivers.idsOf(name)).toEqual([ids[0], ...ids]);
    });

    it('that_a_zombie_instance_has_lost_move_no_cursor', async () => {
      const zombie = await another();
      let answerZombie = (): void => undefined;
      const { subscription } = await subscribe(
        receivers.at(
          'haunted',
          (reply) => new Promise<void>((resolve) => (answerZombie = () => resolve(void reply.writeHead(200).end()))),
        ),
      );
      await zombie.worker.poll();
      await receivers.untilReceived('haunted', 1);
      clock.advance(LEASE_MS);
      receivers.at('haunted', accept);
      await round(one);
      expect(receivers.idsOf('haunted')).toEqual([ids[0], ...ids]);
      const after = await standingOf(subscription);

      answerZombie();
      await zombie.worker.idle();
      expect(zombie.leasesLost).toEqual([subscription.id]);
      expect(await standingOf(subscription)).toEqual(after);
      await round(zombie, one);
      expect(receivers.idsOf('haunted')).toHaveLength(1 + ids.length);
    });

    it('that_were_lost_refuse_writes_with_a_named_error', async () => {
      const { subscription } = await subscribe(receivers.at('unused', accept));
      const [mine, theirs] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'].map(
        (instance) => new Leases(pipeline.database.pool, instance),
      );
      const until = new Date(clock.now().getTime() + 1_000);
      const [lease] = await mine!.acquire(clock.now(), until, 1);
      expect(await theirs!.acquire(clock.now(), until, 1)).toEqual([]);
      const [taken] = await theirs!.acquire(until, new Date(until.getTime() + 1_000), 1);
      expect(taken!.lease.fence).toBe(lease!.lease.fence + 1);
      await expect(mine!.save(lease!.lease, subscription.delivery)).rejects.toThrow(LeaseLost);
      expect(await mine!.confirm([lease!.lease])).toEqual(new Set());
      expect(await mine!.renew([lease!.lease], until)).toEqual(new Set());
      await mine!.release([{ lease: lease!.lease, cursor: 'nonsense' }]);
      await theirs!.save(taken!.lease, subscription.delivery);
      expect((await standingOf(subscription)).cursor).toBe(subscription.delivery.cursor);
    });
  });

  describe('a change of the subscription', () => {
    it('during_a_delivery_overrides_its_result', async () => {
      let answer = (): void => undefined;
      const { subscription } = await subscribe(
        receivers.at('rewound', (reply, delivery, tries) =>
          delivery.id === ids[2] && tries === 1
            ? new Promise<void>((resolve) => (answer = () => resolve(void reply.writeHead(200).end())))
            : accept(reply, delivery, tries),
        ),
      );
      await one.worker.poll();
      await receivers.untilReceived('rewound', 3);
      await one.subscriptions.rewind({ id: subscription.id, owner }, 'beginning');
      answer();
      await one.worker.idle();
      await round(one);
      expect(receivers.idsOf('rewound')).toEqual([...ids.slice(0, 3), ...ids]);
      expect(one.leasesLost).toEqual([subscription.id]);
    });

    it('to_another_url_takes_effect_before_the_next_delivery', async () => {
      const { subscription } = await subscribe(receivers.at('old', (reply) => void reply.writeHead(500).end()));
      await round(one);
      await one.subscriptions.change({ id: subscription.id, owner }, { url: receivers.at('new', accept) });
      await round(one);
      expect(receivers.idsOf('old')).toHaveLength(1);
      expect(receivers.idsOf('new')).toEqual(ids);
    });

    it('that_skips_omits_only_the_next_event', async () => {
      const refusing = receivers.at(
        'poisoned',
        (reply, { id }) => void reply.writeHead(id === ids[1] ? 500 : 200).end(),
      );
      const { subscription } = await subscribe(refusing);
      await round(one);
      const key = { id: subscription.id, owner };
      await expect(one.subscriptions.skip(key, ids[0]!)).rejects.toMatchObject({
        code: 'not-the-next-event',
        next: ids[1],
      });
      expect(await one.subscriptions.skip(key, ids[1]!)).toMatchObject({ skipped: ids[1] });
      await expect(one.subscriptions.skip(key, ids[1]!)).rejects.toMatchObject({ code: 'not-the-next-event' });
      await round(one);
      expect(receivers.idsOf('poisoned')).toEqual(ids);
      await expect(one.subscriptions.skip(key, null)).rejects.toMatchObject({ code: 'nothing-to-skip' });
    });

    it('that_skips_does_not_resume_a_disabled_subscription', async () => {
      const { subscription } = await subscribe(receivers.at('gone-2', (reply) => void reply.writeHead(410).end()));
      await round(one);
      const key = { id: subscription.id, owner };
      expect((await one.subscriptions.skip(key, null)).subscription.delivery.state).toBe('disabled');
      receivers.at('gone-2', accept);
      await one.subscriptions.resume(key);
      await round(one);
      expect(receivers.idsOf('gone-2').slice(1)).toEqual(ids.slice(1));
    });

    it('that_rotates_the_secret_signs_with_both_secrets_for_a_day', async () => {
      const { subscription, secret: before } = await subscribe(receivers.at('rotated', accept), { start: 'now' });
      const key = { id: subscription.id, owner };
      const { secret: after } = await one.subscriptions.rotateSecret(key);
      const signaturesNow = async () => {
        await one.subscriptions.test(key);
        const { headers, id, body } = receivers.received('rotated').at(-1)!;
        const by = (secret: string) =>
          'v1,' +
          createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
            .update(`${id}.${headers['webhook-timestamp']}.${body}`)
            .digest('base64');
        return { signatures: headers['webhook-signature'], by };
      };
      const during = await signaturesNow();
      expect(during.signatures).toBe(`${during.by(after)} ${during.by(before)}`);
      clock.advance(24 * HOUR);
      const later = await signaturesNow();
      expect(later.signatures).toBe(later.by(after));
    });

    it('that_deletes_it_ends_delivery', async () => {
      const { subscription } = await subscribe(receivers.at('deleted', (reply) => void reply.writeHead(500).end()));
      await round(one);
      await one.subscriptions.remove({ id: subscription.id, owner });
      clock.advance(HOUR);
      await round(one);
      expect(receivers.idsOf('deleted')).toHaveLength(1);
      await expect(now(subscription)).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  it('the_log_of_attempts_is_bounded', async () => {
    const { subscription } = await subscribe(receivers.at('logged', accept));
    await pipeline.database.pool.query(
      `INSERT INTO delivery_attempt (subscription_id, event_id, at, attempt, outcome, answer, duration_ms)
       SELECT $1, 'old', now(), 1, 'accepted', '', 1 FROM generate_series(1, 1500)`,
      [subscription.id],
    );
    await round(one);
    const { rows } = await pipeline.database.pool.query<{ attempts: number }>(
      'SELECT count(*) AS attempts FROM delivery_attempt',
    );
    expect(rows[0]!.attempts).toBeGreaterThanOrEqual(1_000);
    expect(rows[0]!.attempts).toBeLessThan(1_100);
  });
});
