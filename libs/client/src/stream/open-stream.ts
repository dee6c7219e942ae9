import type { Client } from '../generated/client';
import { ProblemError, ServiceUnreachable, isAbort } from '../problem-error';
import { linesOf } from './lines';

export interface StreamRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly query?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a request, and yields the lines of the response as they arrive. Throws ProblemError, or ServiceUnreachable, also if the response breaks off.
 */
export async function* openStream(http: Client, { method = 'GET', signal, ...request }: StreamRequest) {
  const { data } = await http.request<{ 200: ReadableStream<Uint8Array> }, unknown, true>({
    ...request,
    ...(signal ? { signal } : {}),
    method,
    bodySerializer: null,
    security: [{ scheme: 'bearer', type: 'http' }],
    parseAs: 'stream',
    throwOnError: true,
  });
  try {
    yield* linesOf(data);
  } catch (error) {
    throw isAbort(error) || error instanceof ProblemError
      ? error
      : new ServiceUnreachable(http.getConfig().baseUrl ?? '', error);
  }
}
