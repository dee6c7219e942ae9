import { createClient, type Client } from './generated/client';
import { PartnershipApi } from './generated/sdk.gen';
import { Partnership } from './partnership';
import { errorOf } from './problem-error';
import { followTermChanges, type FollowOptions, type ToldChange } from './stream/follow-term-changes';
import { importLines, type ImportOptions, type ImportResult } from './stream/import-lines';
import {
  exportCommands,
  replayEvents,
  type ExportedLine,
  type ReplayedLine,
  type ReplayOptions,
} from './stream/replay-events';

export interface ConnectOptions {
  /** Where the service is: `http://127.0.0.1:3000`; in a page that the service serves, the empty string. */
  readonly url: string;
  /** A bearer token, where the service asks for one; or what gives one, asked for each request, as tokens expire. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Applied to every answer and to every item of a stream, as to their dates or texts; it keeps their shape. */
  readonly transform?: ((answer: unknown) => unknown) | undefined;
}

/**
 * Everything the service answers, in a browser and in Node: `client.terms.show({ path: { id }, query: { at } })`.
 * Throws ProblemError for a refusal, ServiceUnreachable where there is no answer.
 */
export class PartnershipClient extends PartnershipApi {
  constructor(options: ConnectOptions) {
    super({ client: connect(options) });
  }

  /** One partnership: `client.partnership('microsoft-openai').termsAt('2026-03-01')`. */
  partnership(id: string): Partnership {
    return new Partnership(this, id);
  }

  /** Term changes from a cursor on, then live; reconnects by itself. */
  followTermChanges(options?: FollowOptions): AsyncGenerator<ToldChange> {
    return followTermChanges(this.client, options);
  }

  /** Every effective event from the start or a cursor up to the present end. */
  replayEvents(options?: ReplayOptions): AsyncGenerator<ReplayedLine> {
    return replayEvents(this.client, options);
  }

  /** Every effective command from the start or a cursor, as `importLines` takes it. */
  exportCommands(options?: ReplayOptions): AsyncGenerator<ExportedLine> {
    return exportCommands(this.client, options);
  }

  /** Imports lines of NDJSON, each an `ImportLine`; the same lines again change nothing. */
  importLines(lines: Iterable<string> | AsyncIterable<string>, options?: ImportOptions): AsyncGenerator<ImportResult> {
    return importLines(this.client, lines, options);
  }
}

function connect({ url, token, fetch, transform }: ConnectOptions): Client {
  const baseUrl = url.replace(/\/+$/, '');
  const http = createClient({
    baseUrl,
    throwOnError: true,
    ...(token === undefined ? {} : { auth: typeof token === 'string' ? () => token : token }),
    ...(fetch === undefined ? {} : { fetch }),
    ...(transform === undefined ? {} : { responseTransformer: async (answer) => transform(answer) }),
  });
  http.interceptors.error.use((error, response: Response | undefined) => errorOf(error, response, baseUrl));
  return http;
}
