import { CommandApiModule } from '#command-api';
import { readSettings } from '#config';
import { createTermKindRegistry } from '#contracts';
import { openApiDocument, OperationsModule } from '#http';
import { NotifierModule, PrivateAddressesModule, SubscriptionsModule } from '#notifier';
import { createMetrics } from '#observability';
import { RebuildsModule } from '#projector';
import { QueryApiModule } from '#query-api';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

/** A stand-in for every database, log and clock. Every property exists, except `then`, so that it is no promise. */
const anything: never = new Proxy(() => anything, {
  get: (_, name) => (name === 'then' ? undefined : anything),
}) as never;

/** The OpenAPI document of the whole service: its routes are only inspected, so neither Kafka nor Postgres is needed. */
export async function serviceDocument(): Promise<object> {
  const [settings, termKinds] = [readSettings({}), createTermKindRegistry()];
  const app = await NestFactory.create(
    {
      module: class Service {},
      imports: [
        OperationsModule.forRoot(),
        CommandApiModule.with(anything),
        QueryApiModule.forRoot({ database: anything, termKinds, clock: anything }),
        RebuildsModule.with({ database: anything, logger: anything, metrics: createMetrics(), env: {} }),
        NotifierModule.with({ database: anything, logger: anything, termKinds }),
        PrivateAddressesModule.with({ database: anything, settings, termKinds, clock: anything }),
        SubscriptionsModule.with({
          database: anything,
          logger: anything,
          settings,
          termKinds,
          feed: anything,
          clock: anything,
        }),
      ],
    },
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  return openApiDocument(app, {
    title: 'Partnership timeline',
    version: '1',
    description: 'Which terms were in force on a date, as known at a moment, and which source says so.',
  });
}
