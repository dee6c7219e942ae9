import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule, Type } from '@nestjs/common';
import { compressOnDemand } from '../compression/compress-on-demand';
import { limitRates, type RateLimitSettings } from '../limits/rate-limits';
import { RateGuard } from '../limits/rate.guard';
import { ProblemFilter, type HttpLogger } from '../problem/problem.filter';
import type { ErrorTranslator } from '../problem/problem-of-error';
import { accessOf, hostRuleOf, type AccessSettings } from '../tokens/access';
import { ScopeGuard } from '../tokens/scope.guard';
import { ANSWER_DEADLINES, answerInTime, type AnswerDeadlines } from './answer-in-time';
import { acceptJsonAndNdjson } from './content-types';
import { closeGracefully } from './graceful-close';
import { checkHost } from './host-check';
import { createHttpAdapter } from './http-adapter';
import { nestLogger } from './nest-logger';
import { refuseExpectations } from './refuse-expectations';
import { refuseTunnels } from './refuse-tunnels';
import { refuseMethods } from './refuse-methods';
import { identifyRequests } from './request-ids';
import { traceRequests } from './trace-requests';
import { setDefaultHeaders } from '../headers/default-headers';

const CLOSE_GRACE_MS = 2_000;

export interface HttpSettings extends AccessSettings, RateLimitSettings {
  readonly port: number;
  readonly logger: HttpLogger;
  /** Translators for errors that this lib does not know, such as those of a database. They are called in order. */
  readonly translateError?: readonly ErrorTranslator[];
  /** The time that running requests may take after the close has begun. 2 s by default. */
  readonly closeGraceMs?: number;
  readonly answerDeadlines?: AnswerDeadlines;
}

/**
 * Creates a Nest app on Fastify with the HTTP rules of DESIGN section 9. It does not listen yet: mount the docs, then call `listen`. Throws
 * StartRefused.
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  settings: HttpSettings,
): Promise<NestFastifyApplication> {
  const access = accessOf(settings, (error) =>
    settings.logger.warn({ err: error }, 'the changed file of tokens is not taken; the former tokens go on'),
  );
  const app = await NestFactory.create<NestFastifyApplication>(module, createHttpAdapter(), {
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger(settings.logger),
  });
  const server = app.getHttpAdapter().getInstance();
  identifyRequests(server);
  traceRequests(server);
  setDefaultHeaders(server);
  const filter = new ProblemFilter(settings.logger, settings.translateError);
  // Plugins add their routes before Nest sets its handler of errors, so their errors would be answered in Fastify's own form.
  server.addHook('onRoute', (route) => {
    route.errorHandler ??= (error, _request, reply) => filter.answer(error, reply);
  });
  refuseExpectations(server);
  refuseTunnels(server);
  checkHost(server, hostRuleOf(settings, access));
  refuseMethods(server);
  answerInTime(server, settings.answerDeadlines ?? ANSWER_DEADLINES);
  acceptJsonAndNdjson(server);
  const limitActor = await limitRates(server, settings);
  await compressOnDemand(app);
  closeGracefully(server, settings.closeGraceMs ?? CLOSE_GRACE_MS);
  app.useGlobalFilters(filter);
  app.useGlobalGuards(new ScopeGuard(access), ...(limitActor ? [new RateGuard(limitActor)] : []));
  return app;
}
