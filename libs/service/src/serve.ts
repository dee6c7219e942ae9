import { PROBLEM_MEANINGS } from '#contracts';
import {
  createHttpApp,
  issuerTokensOf,
  listen,
  measureHttp,
  mountDocs,
  mountWebPage,
  OperationsModule,
  storageUnavailable,
  type IssuerState,
  type IssuerTokens,
} from '#http';
import type { Finding, ReadinessChecks } from '#observability';
import { isStorageTrouble } from '#postgres';
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Service } from './service';

export interface Serving {
  readonly title: string;
  readonly description: string;
  readonly modules: readonly DynamicModule[];
  /** The folder of the built page, if this service shows it. */
  readonly page?: string;
}

export interface Served {
  readonly app: NestFastifyApplication;
  /** The address of the server. */
  readonly address: string;
}

/** Serves HTTP at the address of the settings until the service stops: the modules, health, metrics and the API docs. */
export async function serve(
  { settings, logger, metrics, readiness, onStop }: Service,
  { title, description, modules, page }: Serving,
): Promise<Served> {
  const issuerTokens = issuerTokensOf(settings, (error) => logger.warn({ err: error }, 'the issuer of tokens fails'));
  if (issuerTokens) registerIssuer(readiness, issuerTokens);
  const app = await createHttpApp(
    { module: class ServiceModule {}, imports: [OperationsModule.forRoot(metrics, readiness), ...modules] },
    {
      ...settings,
      issuerTokens,
      logger,
      translateError: [(error) => (isStorageTrouble(error) ? storageUnavailable() : undefined)],
    },
  );
  onStop(() => app.close());
  closeConnectionsWhileEnding(app, readiness);
  measureHttp(app, metrics);
  await mountDocs(app, { title, version: '1', description, problems: PROBLEM_MEANINGS });
  if (page) await mountWebPage(app, page);
  return { app, address: await listen(app, settings) };
}

const ISSUER: Readonly<Record<IssuerState, Finding>> = {
  reached: { state: 'ok', detail: 'The issuer of tokens has answered, and its keys are known.' },
  'known-keys-only': {
    state: 'degraded',
    detail: 'The issuer of tokens does not answer; keys known from before are used.',
  },
  unreached: {
    state: 'degraded',
    detail: 'The issuer of tokens has not answered yet; its tokens are answered with 503.',
  },
};

/**
 * Registers the issuer as a degrading check: tokens of a file and routes without tokens do not need it. Each check refreshes the keys if they are
 * due.
 */
function registerIssuer(readiness: ReadinessChecks, issuerTokens: IssuerTokens): void {
  issuerTokens.refreshedState();
  readiness.registerDegrading('issuer', () => ISSUER[issuerTokens.refreshedState()]);
}

/** Closes kept-alive connections while the process ends, because their clients would keep using them. New connections are routed elsewhere. */
function closeConnectionsWhileEnding(app: NestFastifyApplication, readiness: ReadinessChecks): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (_request, reply) => {
      if (readiness.isEnding) reply.header('connection', 'close');
    });
}
