/** The amount of data and the load. */
export interface Plan {
  readonly events: number;
  readonly partnerships: number;
  /** Commands a second, on average over the day. */
  readonly recordsPerSecond: number;
  /** Questions about one partnership a second. */
  readonly questionsPerSecond: number;
  /** Projectors that fill an empty database, or the tables of a rebuild, together: at most one for each of the 12 partitions. */
  readonly projectors: number;
  /** Processors of the PostgreSQL server. */
  readonly postgresProcessors: number;
  /** Copies of the log on the brokers. */
  readonly replicas: number;
}

/** From docs/performance, for 1,000,000 events on two processors, 28 and 29 November 2026. */
export const MEASURED = {
  kafkaBytesPerEvent: 802,
  postgresBytesPerEvent: 1_953,
  exportBytesPerEvent: 660,
  projectedPerSecond: 10_900,
  postgresSecondsPerProjectedEvent: 65e-6,
  filledBesideLoadPerSecond: 4_430,
  /** From the request of a rebuild to its swap 306 s, of which filling took 226. */
  comparedPerSecond: 1_000_000 / 80,
  replayedPerSecond: 83_700,
  importedPerSecond: 2_790,
  /** 640, 320 and 230 µs in the services, PostgreSQL and Kafka. */
  processorSecondsPerRecord: { services: 640e-6, postgres: 320e-6, kafka: 230e-6 },
  /** With 16 clients, on two processors that also ran the clients. */
  questionsPerSecondAndProcessor: 5_055 / 2,
} as const;

/** Assumptions that were not measured. */
export const ASSUMED = {
  /** Once indexes no longer fit in memory, filling is this many times slower. */
  slowestFilling: 3,
  /** The share of a processor that is used, so that something is left for peaks. */
  busyAtMost: 0.6,
  /** During a rebuild, and until the former tables are discarded, there are two builds; and room for WAL and for vacuum. */
  roomForRebuild: 2.3,
} as const;

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Capacity {
  readonly kafkaBytes: number;
  readonly postgresBytes: number;
  readonly diskToProvideBytes: number;
  readonly exportBytes: number;
  readonly eventsPerPartition: number;
  readonly filledPerSecond: number;
  readonly recoverySeconds: Span;
  readonly rebuildSeconds: Span;
  readonly replaySeconds: number;
  readonly importSeconds: number;
  readonly processors: {
    readonly commandApiAndProjector: number;
    readonly queryApi: number;
    readonly postgres: number;
    readonly kafka: number;
  };
}

const PARTITIONS = 12;

/** Linear in the figures for a million events; where that is too optimistic, a span up to the assumed value. */
export function capacityOf(plan: Plan): Capacity {
  const { events, recordsPerSecond, questionsPerSecond, replicas } = plan;
  const busy = ASSUMED.busyAtMost;
  const together = (perSecond: number): number =>
    Math.min(
      Math.min(plan.projectors, PARTITIONS) * perSecond,
      (plan.postgresProcessors * busy) / MEASURED.postgresSecondsPerProjectedEvent,
    );
  const filled = together(MEASURED.projectedPerSecond);
  const filling = (perSecond: number): Span => ({
    from: events / perSecond,
    to: (events / perSecond) * ASSUMED.slowestFilling,
  });
  const beside = filling(together(MEASURED.filledBesideLoadPerSecond));
  const comparing = events / MEASURED.comparedPerSecond;
  const { services, postgres, kafka } = MEASURED.processorSecondsPerRecord;
  return {
    kafkaBytes: events * MEASURED.kafkaBytesPerEvent * replicas,
    postgresBytes: events * MEASURED.postgresBytesPerEvent,
    diskToProvideBytes: events * MEASURED.postgresBytesPerEvent * ASSUMED.roomForRebuild,
    exportBytes: events * MEASURED.exportBytesPerEvent,
    eventsPerPartition: events / PARTITIONS,
    filledPerSecond: filled,
    recoverySeconds: filling(filled),
    rebuildSeconds: { from: beside.from + comparing, to: beside.to + comparing * ASSUMED.slowestFilling },
    replaySeconds: events / MEASURED.replayedPerSecond,
    importSeconds: events / MEASURED.importedPerSecond,
    processors: {
      commandApiAndProjector: (recordsPerSecond * services) / busy,
      queryApi: questionsPerSecond / MEASURED.questionsPerSecondAndProcessor / busy,
      postgres: (recordsPerSecond * postgres) / busy,
      kafka: (recordsPerSecond * kafka * replicas) / busy,
    },
  };
}

const GIGABYTE = 1e9;

/** As a table in Markdown, for terminals and for docs/explanation/room-to-grow.md. */
export function tableOf(plan: Plan): string {
  const found = capacityOf(plan);
  const { processors } = found;
  const rows: readonly (readonly [string, string])[] = [
    ['events, partnerships', `${inFull(plan.events)}, ${inFull(plan.partnerships)}`],
    ['commands and questions a second', `${inFull(plan.recordsPerSecond)}, ${inFull(plan.questionsPerSecond)}`],
    [`Kafka, ${plan.replicas} copies`, gigabytes(found.kafkaBytes)],
    ['PostgreSQL, tables and indexes', gigabytes(found.postgresBytes)],
    ['PostgreSQL, disk to provide', gigabytes(found.diskToProvideBytes)],
    ['an export as NDJSON', gigabytes(found.exportBytes)],
    ['events in each of 12 partitions', inFull(found.eventsPerPartition)],
    [
      `recovery from the log, ${plan.projectors} projectors, PostgreSQL with ${plan.postgresProcessors} processors`,
      `${hours(found.recoverySeconds)} (${inFull(found.filledPerSecond)} events a second at best)`,
    ],
    [`rebuild beside load, ${plan.projectors} projectors`, hours(found.rebuildSeconds)],
    ['replay by one reader', hours({ from: found.replaySeconds, to: found.replaySeconds })],
    ['import by one client', hours({ from: found.importSeconds, to: found.importSeconds })],
    [
      'processors for commands: services, PostgreSQL, Kafka',
      [processors.commandApiAndProjector, processors.postgres, processors.kafka].map(few).join(', '),
    ],
    ['processors for questions: query-api and PostgreSQL', few(processors.queryApi)],
  ];
  return ['| what | how much |', '| --- | --- |', ...rows.map(([what, much]) => `| ${what} | ${much} |`)].join('\n');
}

const inFull = (count: number): string => Math.round(count).toLocaleString('en-GB');
const gigabytes = (bytes: number): string => `${inFull(bytes / GIGABYTE)} GB`;
const few = (count: number): string => (count < 10 ? count.toFixed(1) : inFull(count));

function hours({ from, to }: Span): string {
  const [least, most] = [from, to].map((seconds) => (seconds / 3_600).toFixed(1));
  return least === most ? `${least} h` : `${least} to ${most} h`;
}
