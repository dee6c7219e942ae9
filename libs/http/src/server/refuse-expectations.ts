import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem';
import { bareAnswer } from './bare-answer';
import { requestIdOf } from './request-ids';

/** Answers an `Expect` other than `100-continue` with a problem (RFC 9110, 10.1.1). Node itself would send an empty body. */
export function refuseExpectations({ server }: FastifyInstance): void {
  server.on('checkExpectation', ({ headers }, response) => {
    const problem = new Problem({
      status: 417,
      code: 'expectation-failed',
      detail: `Expect is ${JSON.stringify(headers.expect)}; only 100-continue can be met.`,
    });
    const answer = bareAnswer(problem, requestIdOf({ headers }));
    response.writeHead(problem.status, answer.headers).end(answer.body);
  });
}
