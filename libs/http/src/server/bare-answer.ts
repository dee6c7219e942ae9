import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Problem } from '../problem/problem';
import { SECURITY_HEADERS } from '../headers/default-headers';

export interface BareAnswer {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly text: string;
}

/** Returns the head and body of a problem for what never becomes a request of Fastify. The connection is closed. */
export function bareAnswer(problem: Problem, requestId: string = randomUUID()): BareAnswer {
  const body = JSON.stringify({ ...problem.toJSON(), requestId });
  const headers = {
    ...problem.headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    'x-request-id': requestId,
    ...SECURITY_HEADERS,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`;
  return { headers, body, text };
}
