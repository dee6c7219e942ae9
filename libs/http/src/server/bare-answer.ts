import { STATUS_CODES } from 'node:http';
import type { Problem } from '../problem/problem';
import { SECURITY_HEADERS } from '../headers/default-headers';

/** Returns the head and body of a problem for data that could not be read as a request. The connection is closed. */
export function bareAnswer(problem: Problem): { headers: Record<string, string>; body: string; text: string } {
  const body = JSON.stringify(problem);
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...SECURITY_HEADERS,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`;
  return { headers, body, text };
}
