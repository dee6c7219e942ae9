import { DECISION_PARTITIONS, type TermChangeEvent } from '#contracts';
import { Database } from '#postgres';
import { feedInPostgres, atStart, readFeedHead } from '#feed';
import { timelineSchema } from '#read-models';
import {
  DeliveryWorker,
  guardedAgent,
  Subscriptions,
  subscriptionsSchema,
  type ChatMessages,
  type DeliveryReports,
  type Resolve,
} from '#subscriptions';
import type { Pipeline } from './pipeline';

export const LEASE_MS = 60_000;

/** A clock that only the test advances. */
export class TestClock {
  private time = Date.UTC(2026, 10, 22, 16);
  readonly now = () => new Date(this.time);
  advance(ms: number): void {
    this.time += ms;
  }
  moveTo(moment: Date): void {
    this.time = Math.max(this.time, moment.getTime());
  }
}

/** Subscriptions of these tests use CloudEvents, so no chat message is ever needed. */
const chats: ChatMessages = {
  ofChange: () => Promise.reject(new Error('no chat is subscribed here')),
  ofTest: () => ({}),
};

/** The webhook part of one notifier process. */
export interface Instance {
  readonly worker: DeliveryWorker;
  readonly subscriptions: Subscriptions;
  readonly database: Database;
  /** The ids of the subscriptions whose leases its worker lost. */
  readonly leasesLost: string[];
  readonly trouble: string[];
  deliveries(): number;
  /** Closes its connections without releasing its leases, as a kill would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function openSubscriptionsDatabase(url: string): Promise<Database> {
  const database = await Database.open({
    url,
    name: 'webhooks',
    poolSize: 8,
    schemas: [timelineSchema, subscriptionsSchema],
    onIdleError: () => undefined,
  });
  await database.migrate();
  return database;
}

export async function startInstance(
  pipeline: Pipeline,
  clock: TestClock,
  given: {
    timeoutMs?: number;
    allowLoopback?: boolean;
    resolve?: Resolve;
    limit?: number;
    atOnce?: { quick: number; slow: number };
    random?: () => number;
  } = {},
): Promise<Instance> {
  const database = await openSubscriptionsDatabase(pipeline.database.directUrl);
  const { now } = clock;
  const feed = feedInPostgres(database.pool, DECISION_PARTITIONS);
  const rules = { allowLoopback: given.allowLoopback ?? true };
  const agent = guardedAgent(rules, given.resolve);
  const sending = { dispatcher: agent, timeoutMs: given.timeoutMs ?? 15_000, now };
  const leasesLost: string[] = [];
  const trouble: string[] = [];
  let deliveries = 0;
  const reports: DeliveryReports = {
    attempted: () => (deliveries += 1),
    stopped: () => undefined,
    leaseLost: (id) => leasesLost.push(id),
    trouble: (error) => trouble.push(String((error as Error).stack)),
  };
  const { atOnce } = given;
  const worker = new DeliveryWorker({
    database,
    feed,
    sending,
    chats,
    now,
    random: given.random ?? (() => 0.5),
    reports,
    leaseMs: LEASE_MS,
    ...(atOnce ? { atOnce } : {}),
  });
  const subscriptions = new Subscriptions({
    database,
    feed,
    rules,
    sending,
    chats,
    limit: given.limit ?? 1_000,
    now,
    onChange: () => undefined,
  });
  return {
    worker,
    subscriptions,
    database,
    leasesLost,
    trouble,
    deliveries: () => deliveries,
    async kill() {
      await database.close();
      await agent.destroy();
    },
    async stop() {
      await worker.stop();
      await agent.destroy();
      await database.close();
    },
  };
}

/** All term changes, in the order of the log. */
export async function wholeFeed({ database }: Pipeline): Promise<TermChangeEvent[]> {
  const head = await readFeedHead(database.pool, DECISION_PARTITIONS);
  const events: TermChangeEvent[] = [];
  for (let from = atStart(DECISION_PARTITIONS); ;) {
    const page = await feedInPostgres(database.pool, DECISION_PARTITIONS).read({
      logId: head!.logId,
      from,
      perPartition: 100,
    });
    events.push(...page.items.map(({ event }) => event));
    if (page.atEnd) return events;
    from = page.scannedTo;
  }
}

const sources = [{ publisher: 'test' }];
const hosting = (provider: string, from: string) => [
  { effect: 'set', kind: 'api-hosting', scope: 'all', value: { provider }, from },
];

export const started = () => ({
  type: 'PartnershipStarted',
  occurred: '2026-01-01',
  title: 'start',
  assertedBy: ['a', 'b'],
  sources,
  data: {
    name: 'A and B',
    parties: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
  },
  effects: hosting('a', '2026-01-01'),
});

/** The hosting term changes hands on a day. */
export const changed = (day: string, provider = 'b') => ({
  type: 'AgreementPublished',
  occurred: day,
  title: `changed on ${day}`,
  assertedBy: ['a', 'b'],
  sources,
  data: { agreement: { id: `on-${day}`, title: 'agreement', form: 'agreement' } },
  effects: hosting(provider, day),
});

export const reaffirmed = (day: string) => ({
  type: 'TermsReaffirmed',
  occurred: day,
  title: `reaffirmed on ${day}`,
  assertedBy: ['a', 'b'],
  sources,
  data: { statement: 'it stands' },
  effects: [{ effect: 'reaffirm', kind: 'api-hosting', scope: 'all', on: day }],
});
