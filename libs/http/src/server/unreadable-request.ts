import type { Socket } from 'node:net';
import { Problem } from '../problem/problem';
import { bareAnswer } from './bare-answer';

/** Answers data that Node could not parse as HTTP with a problem document. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  socket.end(bareAnswer(problemOf(error.code)).text);
}

function problemOf(code: string | undefined): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Problem({ status: 431, code: 'headers-too-large', detail: 'The header fields are over 16 KiB.' });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem({ status: 408, code: 'request-timeout', detail: 'The request did not arrive in time.' });
    default:
      return new Problem({ status: 400, code: 'not-http', detail: 'The request is not valid HTTP/1.1.' });
  }
}
