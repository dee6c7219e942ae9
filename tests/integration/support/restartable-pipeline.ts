import { InMemoryLog } from '#event-log';
import type { Database } from '#postgres';
import { freshDatabase, type FreshDatabase } from '#testing';
import { DataSource, type MigrationInterface } from 'typeorm';
import { openTestDatabase, startPipeline, type Pipeline } from './pipeline';

/** An event as a client sends it. */
export const submitted = (type: string, data: object, more: object = {}): object => ({
  type,
  occurred: '2026-01-01',
  title: type,
  sources: [{ publisher: 'somebody' }],
  data,
  ...more,
});

export interface RestartablePipeline {
  readonly log: InMemoryLog;
  readonly database: Database;
  /** Runs `work` with a new pipeline on the same log and database, like a process that has just started. */
  running(work: (pipeline: Pipeline) => Promise<void>): Promise<void>;
  /** Reverts a migration and runs it again. */
  migrateAgain(migration: MigrationInterface): Promise<void>;
}

/** A log and a database for each test of the file, on which pipelines can be started and stopped. */
export function restartablePipeline(): RestartablePipeline {
  let fresh: FreshDatabase;
  let database: Database;
  let log: InMemoryLog;
  beforeEach(async () => {
    log = new InMemoryLog();
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url);
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });
  return {
    get log() {
      return log;
    },
    get database() {
      return database;
    },
    async running(work) {
      const pipeline = await startPipeline({ log, url: fresh.url });
      try {
        await work(pipeline);
        expect(pipeline.trouble).toEqual([]);
      } finally {
        await pipeline.close();
      }
    },
    async migrateAgain(migration) {
      const source = await new DataSource({ type: 'postgres', url: fresh.url }).initialize();
      const runner = source.createQueryRunner();
      try {
        await runner.query('SET search_path TO timeline, public');
        await migration.down(runner);
        await migration.up(runner);
      } finally {
        await runner.release();
        await source.destroy();
      }
    },
  };
}
