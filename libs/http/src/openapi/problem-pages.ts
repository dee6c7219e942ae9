import type { FastifyInstance } from 'fastify';
import { notFound } from '../problem/known-problems';
import { sendProblem } from '../problem/problem.filter';

/** Serves `/problems/<code>`, the `type` of every problem (RFC 9457, section 3.1.1), as a plain-text explanation. */
export function mountProblemPages(server: FastifyInstance, problems: Readonly<Record<string, string>>): void {
  server.get<{ Params: { code: string } }>('/problems/:code', ({ params: { code } }, reply) => {
    const meaning = Object.hasOwn(problems, code) ? problems[code]! : null;
    if (meaning === null)
      return sendProblem(reply, notFound(`There is no problem of the code ${JSON.stringify(code)}.`));
    return reply.type('text/plain; charset=utf-8').send(`${code}\n\n${withoutLinks(meaning)}\n`);
  });
}

/** Removes the links of the documents: their targets do not exist here. */
const withoutLinks = (markdown: string): string => markdown.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');
