import { refuseFaultyParameters } from './faulty-parameters';
import { createClient, type Client } from './generated/client';
import { PartnershipApi } from './generated/sdk.gen';
import { Partnership } from './partnership';
import { errorOf } from './problem-error';
import { followTermChanges, type FollowOptions, type FollowedChange } from './stream/follow-term-changes';
import { importLines, type ImportOptions, type ImportResult } from './stream/import-lines';
import {
  exportCommands,
  replayEvents,
  type ExportedLine,
  type ReplayedLine,
  type ReplayOptions,
} from './stream/replay-events';

export interface ConnectOptions {
  /** The address of the service: `http://127.0.0.1:3000`; the empty string in a page that the service serves. */
  readonly url: string;
  /** A bearer token, if the service requires one; or a function that returns one and is called for each request, because tokens expire. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** A function that is applied to every response and every item of a stream, for example to dates or texts. It must keep their shape. */
  readonly transform?: ((answer: unknown) => unknown) | undefined;
}

/**
 * The client of the whole HTTP interface, for browsers and Node: `client.terms.show({ path: { id }, query: { at } })`.
 * Throws ProblemError for a refusal, ServiceUnreachable if there is no response.
 */
export class PartnershipClient extends PartnershipApi {
  constructor(options: ConnectOptions) {
    super({ client: connect(options) });
  }

  /** Returns the client of one partnership: `client.partnership('microsoft-openai').termsAt('2026-03-01')`. */
  partnership(id: string): Partnership {
    return new Partnership(this, id);
  }

  /** Yields term changes from a cursor on, then live. Reconnects automatically. */
  followTermChanges(options?: FollowOptions): AsyncGenerator<FollowedChange> {
    return followTermChanges(this.client, options);
  }

  /** Yields every effective event from the start or a cursor to the current end. */
  replayEvents(options?: ReplayOptions): AsyncGenerator<ReplayedLine> {
    return replayEvents(this.client, options);
  }

  /** Yields every effective command from the start or a cursor, in the form that `importLines` accepts. */
  exportCommands(options?: ReplayOptions): AsyncGenerator<ExportedLine> {
    return exportCommands(this.client, options);
  }

  /** Imports lines of NDJSON, each an `ImportLine`. Importing the same lines again changes nothing. */
  importLines(lines: Iterable<string> | AsyncIterable<string>, options?: ImportOptions): AsyncGenerator<ImportResult> {
    return importLines(this.client, lines, options);
  }
}

function connect({ url, token, fetch, transform }: ConnectOptions): Client {
  const baseUrl = url.replace(/\/+$/, '');
  const http = createClient({
    baseUrl,
    throwOnError: true,
    requestValidator: refuseFaultyParameters,
    ...(token === undefined ? {} : { auth: typeof token === 'string' ? () => token : token }),
    ...(fetch === undefined ? {} : { fetch }),
    ...(transform === undefined ? {} : { responseTransformer: async (answer) => transform(answer) }),
  });
  http.interceptors.error.use((error, response: Response | undefined) => errorOf(error, response, baseUrl));
  return http;
}
