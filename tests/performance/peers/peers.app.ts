import { isExpectedVersionConflictError } from '@event-driven-io/emmett';
import { createHttpApp, defineRoute, Input, listen, Route, type InputOf } from '#http';
import { runProcess } from '#service';
import { openPool } from '../support/open-pool';
import { Controller, Inject, Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import { Type } from 'typebox';
import { openEmmett, type Recorded } from './emmett-store';
import type { PostgresEventStore } from '@event-driven-io/emmett-postgresql';

/**
 * Floors and peers behind the HTTP stack of the service itself, in a process of their own: what a request costs in it costs them as much.
 * BENCH_DATABASE_URL: where Emmett keeps its tables. BENCH_ROWS_URL: the database of which rows are read by their primary key.
 */
const params = Type.Object({ id: Type.String() });
const tag = 'Beside';

const readRow = defineRoute({
  method: 'GET',
  path: '/primary-key/:id',
  summary: 'A row by its primary key',
  tag,
  params,
  responses: { 200: { description: 'the row', schema: Type.Unknown() } },
});

const append = (path: `/${string}`) =>
  defineRoute({
    method: 'POST',
    path,
    summary: 'Append to a stream',
    tag,
    params,
    body: Type.Object({ events: Type.Array(Type.Object({})) }),
    responses: { 201: { description: 'appended', schema: Type.Unknown() } },
  });
const appendBare = append('/emmett/bare/:id');
const appendInline = append('/emmett/inline/:id');

const ROWS = Symbol('rows');
const BARE = Symbol('bare');
const INLINE = Symbol('inline');

@Controller()
class PeersController {
  constructor(
    @Inject(ROWS) private readonly rows: Pool,
    @Inject(BARE) private readonly bare: PostgresEventStore,
    @Inject(INLINE) private readonly inline: PostgresEventStore,
  ) {}

  @Route(readRow)
  async read(@Input() { params: { id } }: InputOf<typeof readRow>) {
    const { rows } = await this.rows.query<object>({
      name: 'by-primary-key',
      text: 'SELECT * FROM partnership WHERE id = $1',
      values: [id],
    });
    return rows[0];
  }

  @Route(appendBare)
  async recordBare(@Input() { params: { id }, body }: InputOf<typeof appendBare>) {
    return appendUntilAccepted(this.bare, `bare-${id}`, body.events);
  }

  @Route(appendInline)
  async recordInline(@Input() { params: { id }, body }: InputOf<typeof appendInline>) {
    return appendUntilAccepted(this.inline, `inline-${id}`, body.events);
  }
}

/**
 * A writer that came second tries again at once, until it succeeds. Emmett's command handler would read and fold the stream each time, wait
 * 100 ms between its three attempts, and then refuse: this is faster, and no event is lost.
 */
async function appendUntilAccepted(store: PostgresEventStore, stream: string, events: readonly object[]) {
  // Bodies come from the load generator; the type has only the members that the projection reads.
  const recorded = events.map((data) => ({ type: 'Recorded', data }) as Recorded);
  for (;;) {
    try {
      const { nextExpectedStreamVersion } = await store.appendToStream<Recorded>(stream, recorded);
      return { version: Number(nextExpectedStreamVersion) };
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}

/** Another version than expected, or two first events of a stream at once. */
const isConflict = (error: unknown): boolean =>
  isExpectedVersionConflictError(error) || (error as { code?: string }).code === '23505';

@Module({})
class PeersModule {
  static with(rows: Pool, bare: PostgresEventStore, inline: PostgresEventStore): DynamicModule {
    return {
      module: PeersModule,
      controllers: [PeersController],
      providers: [
        { provide: ROWS, useValue: rows },
        { provide: BARE, useValue: bare },
        { provide: INLINE, useValue: inline },
      ],
    };
  }
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: (facts: object) => console.error(facts) };

void runProcess(async () => {
  const emmettUrl = process.env['BENCH_DATABASE_URL']!;
  // As many connections as the service has.
  const rows = openPool(process.env['BENCH_ROWS_URL'] ?? emmettUrl, 16);
  const [bare, inline] = [await openEmmett(emmettUrl, false), await openEmmett(emmettUrl, true)];
  // What a store creates at its first append exists before many appends come at once.
  for (const { store } of [bare, inline])
    await appendUntilAccepted(store, 'first-append', [{ occurred: '2026-01-01' }]);
  const settings = { host: '127.0.0.1', port: 0, allowAnonymous: false, logger: silent };
  const app = await createHttpApp(PeersModule.with(rows, bare.store, inline.store), settings);
  process.stdout.write(`Ready at ${await listen(app, settings)}\n`);
  return {
    stop: async () => {
      await app.close();
      await Promise.all([bare.close(), inline.close(), rows.end()]);
    },
  };
});
