import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { faultOfJsonText, faultsOf, type WriteVersion } from '#contracts';
import type { RouteDescriptor } from '#http';
import type { TSchema } from 'typebox';
import { startPipeline, type Pipeline } from './pipeline';
import { createQueryApp } from './query-app';

interface Line {
  partnershipId: string;
  events: object[];
  recordedAt: string;
  idempotencyKey: string;
}

/** A query-api with its own pipeline; today is 2026-11-22 by default. */
export interface Questions {
  readonly pipeline: Pipeline;
  readonly app: NestFastifyApplication;
  /** The answer of a GET, which must succeed and conform to the OpenAPI document. */
  ask<T = Answer>(url: string): Promise<T>;
  /** The problem of a GET, which must fail. */
  refused(url: string): Promise<{ status: number; code: string; errors?: { code: string; pointer: string }[] }>;
  /** Records a bundled timeline, line by line. */
  recordTimeline(name: string, as?: string, only?: (line: number) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** As loosely typed as a client sees it. */
export interface Answer {
  [member: string]: never;
}

export const TODAY = '2026-11-22T10:00:00.000Z';

export async function startQuestions(
  now = () => new Date(TODAY),
  writeVersion?: WriteVersion,
  answerWithinMs?: number,
): Promise<Questions> {
  const pipeline = await startPipeline({ now, ...(answerWithinMs !== undefined && { answerWithinMs }) });
  const written = writeVersion === undefined ? {} : { writeVersion };
  const app = await createQueryApp({ database: pipeline.database, clock: now, ...written });
  const schemas = new Map<string, TSchema>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async ({ url, routeOptions }) => {
      const { route } = routeOptions.config as { route?: RouteDescriptor };
      const schema = route?.responses[200]?.schema;
      if (schema) schemas.set(url, schema);
    });
  await app.init();
  return {
    pipeline,
    app,
    async ask<T>(url: string): Promise<T> {
      const response = await app.inject({ url });
      if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
      const fault = faultOfJsonText(response.body);
      if (fault !== null) throw new Error(`${url}: ${fault.pointer} ${fault.message}`);
      const answer = response.json<T>();
      const faults = faultsOf(schemas.get(url)!, answer);
      if (faults.length > 0) throw new Error(`${url} is not as described: ${JSON.stringify(faults)}`);
      return answer;
    },
    async refused(url) {
      const response = await app.inject({ url });
      if (!String(response.headers['content-type']).startsWith('application/problem+json'))
        throw new Error(`${url}: ${response.statusCode} ${response.body}`);
      return response.json();
    },
    async recordTimeline(name, as = name, only = () => true) {
      const lines = readFileSync(`apps/standalone/reference/${name}.ndjson`, 'utf8').trim().split('\n');
      for (const [index, text] of lines.entries()) {
        if (!only(index + 1)) continue;
        const { events, recordedAt, idempotencyKey } = JSON.parse(text) as Line;
        const outcome = await pipeline.record(as, events, { recordedAt, commandId: idempotencyKey });
        if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
      }
    },
    async close() {
      await app.close();
      await pipeline.close();
    },
  };
}
