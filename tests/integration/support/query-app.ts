import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp, type HttpLogger } from '#http';
import { QueryApiModule } from '#query-api';
import { termKinds } from './pipeline';

type QueryApiOptions = Parameters<typeof QueryApiModule.forRoot>[0];

const nothing = (): void => undefined;
export const silent: HttpLogger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Creates the query API in this process. Call `init` before `inject`, or `listen`. */
export const createQueryApp = (options: Omit<QueryApiOptions, 'termKinds'>): Promise<NestFastifyApplication> =>
  createHttpApp(QueryApiModule.forRoot({ ...options, termKinds }), {
    host: '127.0.0.1',
    port: 0,
    allowAnonymous: false,
    logger: silent,
  });
