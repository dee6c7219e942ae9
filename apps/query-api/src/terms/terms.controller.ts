import { Readable } from 'node:stream';
import { accepts, inPieces, Input, matchesIfNoneMatch, isUnchanged, Route, sendAs, type InputOf } from '#http';
import { Controller, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../answers/answers';
import { CSV, rowsAsCsv, termsAsCsv, type TabledTerms } from './terms-csv';
import { TermsQuery, type TermsParameters } from './terms.handler';
import { showTerms, tableTerms } from './terms.route';

/** The members of an answer that identify its knowledge and its next page. */
interface Paged {
  readonly version: number;
  readonly clock: string;
  readonly next?: string;
}

@Controller()
export class TermsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: Answers,
  ) {}

  @Route(showTerms)
  async show(
    @Input() { params, query }: InputOf<typeof showTerms>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('vary', 'accept');
    if (accepts(request, CSV)) return this.table({ params, query }, reply);
    return this.answers.send(reply, query.projectedTo, (recipient) =>
      this.queries.execute(new TermsQuery({ partnershipId: params.id, ...query }, recipient)),
    );
  }

  @Route(tableTerms)
  async table(
    @Input() { params, query }: Pick<InputOf<typeof tableTerms>, 'params' | 'query'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const parameters = { partnershipId: params.id, ...query };
    const recipient = this.answers.recipientOf(reply, (etag) => matchesIfNoneMatch(reply.request, tagOfTable(etag)));
    const { etag, parts } = await this.queries.execute(new TermsQuery(parameters, recipient));
    sendAs(reply, CSV, `${params.id}-terms.csv`);
    if (isUnchanged(reply, tagOfTable(etag)) || parts === null) return undefined;
    const first = JSON.parse(parts.join('')) as TabledTerms & Paged;
    const rest = first.next === undefined ? null : this.rest(parameters, first);
    return rest ? Readable.from(tableOf(first, rest), { objectMode: false }) : inPieces(reply, [termsAsCsv(first)]);
  }

  /** Yields the further pages of the same answer. */
  private async *rest(parameters: TermsParameters, first: Paged): AsyncGenerator<TabledTerms> {
    let next = first.next;
    while (next !== undefined) {
      const { searchParams } = new URL(next, 'http://localhost');
      const place = { version: first.version, knownAt: first.clock, after: Number(searchParams.get('after')) };
      const { parts } = await this.queries.execute(new TermsQuery({ ...parameters, ...place }));
      const page = JSON.parse(parts!.join('')) as TabledTerms & Paged;
      yield page;
      next = page.next;
    }
  }
}

/** Returns the ETag of the CSV representation. */
const tagOfTable = (etag: string): string => `${etag.slice(0, -1)}.csv"`;

async function* tableOf(first: TabledTerms, rest: AsyncIterable<TabledTerms>): AsyncGenerator<string> {
  yield termsAsCsv(first);
  for await (const page of rest) yield rowsAsCsv(page);
}
