import { createHttpApp, listen, type HttpSettings } from '#http';
import type { Database } from '#postgres';
import { createLogger } from '#observability';
import { NotifierModule, type NotifierOptions } from '#notifier';
import { termKinds, type Pipeline } from './pipeline';

/** A notifier on the database, on its own port. */
export async function startNotifier(
  database: Database,
  options: Partial<NotifierOptions> = {},
  access: Partial<HttpSettings> = { allowAnonymous: true },
) {
  const logger = createLogger({ name: 'test', level: 'silent' });
  const app = await createHttpApp(NotifierModule.with({ database, logger, termKinds, ...options }), {
    host: '127.0.0.1',
    port: 0,
    allowAnonymous: false,
    ...access,
    logger,
  });
  const address = await listen(app, { host: '127.0.0.1', port: 0 });
  return { address, app, close: () => app.close() };
}

export interface ReceivedEvent {
  readonly id: string;
  readonly type: string;
  readonly sequence: string;
  readonly partitionkey: string;
  readonly data: {
    readonly type: string;
    readonly partnershipId: string;
    readonly kind: string;
    readonly scope: string;
    readonly retroactive: boolean;
  };
}
export interface ReceivedPage {
  readonly termChanges: ReceivedEvent[];
  readonly cursor: string;
  readonly next: string | null;
}

export const started = (occurred: string, effects: object[] = []) => ({
  type: 'PartnershipStarted',
  occurred,
  title: 'start',
  assertedBy: ['a', 'b'],
  sources: [{ publisher: 'test' }],
  data: {
    name: 'A and B',
    parties: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
  },
  effects,
});

export const agreed = (occurred: string, effects: object[]) => ({
  type: 'TermsReaffirmed',
  occurred,
  title: 'agreed',
  assertedBy: ['a', 'b'],
  sources: [{ publisher: 'test' }],
  data: { statement: 'agreed' },
  effects,
});

export const hosting = (scope: string, provider: string, from?: string) => ({
  effect: 'set',
  kind: 'api-hosting',
  scope,
  value: { provider },
  ...(from ? { from } : {}),
});

/** Records `count` commands in each partnership, each with one or two term changes, for all partnerships concurrently. */
export async function recordSome(pipeline: Pipeline, partnerships: readonly string[], count: number): Promise<void> {
  await Promise.all(
    partnerships.map(async (id) => {
      for (let nth = 0; nth < count; nth++) {
        const effects = [hosting(`s${nth % 5}`, `p${nth}`), ...(nth % 3 === 0 ? [hosting('all', `q${nth}`)] : [])];
        const day = `2026-01-${String((nth % 28) + 1).padStart(2, '0')}`;
        const { outcome } = await pipeline.record(id, [nth === 0 ? started(day, effects) : agreed(day, effects)]);
        if (outcome !== 'recorded') throw new Error(`${id}: ${outcome}`);
      }
    }),
  );
}
