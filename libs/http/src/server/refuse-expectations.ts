import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem';
import { bareAnswer } from './bare-answer';

/** Node answers an `Expect` other than `100-continue` by itself, with an empty body; here it gets a problem (RFC 9110, 10.1.1). */
export function refuseExpectations({ server }: FastifyInstance): void {
  server.on('checkExpectation', ({ headers }, response) => {
    const problem = new Problem({
      status: 417,
      code: 'expectation-failed',
      detail: `Expect is ${JSON.stringify(headers.expect)}; only 100-continue can be met.`,
    });
    const answer = bareAnswer(problem);
    response.writeHead(problem.status, answer.headers).end(answer.body);
  });
}
