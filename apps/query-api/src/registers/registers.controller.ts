import type { TermKindRegistry } from '#contracts';
import { decodePageToken, Input, pageOf, Route, type InputOf } from '#http';
import { Controller, Inject, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { AskHalts, AskVoidDecisions } from './registers.handler';
import { listHalts, listTermKinds, listVoidDecisions } from './registers.route';

export const TERM_KINDS = Symbol('term kinds');

const Place = Type.Object({ partition: Type.Integer(), offset: Type.Integer() });

@Controller()
export class RegistersController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(TERM_KINDS) private readonly termKinds: TermKindRegistry,
  ) {}

  @Route(listTermKinds)
  kinds() {
    return { items: this.termKinds.kinds };
  }

  @Route(listVoidDecisions)
  async voids(@Input() { query }: InputOf<typeof listVoidDecisions>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { limit } = query;
    const after = query.after === undefined ? { partition: -1, offset: -1 } : decodePageToken(query.after, Place);
    const rows = await this.queries.execute(new AskVoidDecisions({ after, limit: limit + 1 }));
    return pageOf(reply, rows, { limit, keyOf: ({ partition, offset }) => ({ partition, offset }) });
  }

  @Route(listHalts)
  async halts() {
    return { items: await this.queries.execute(new AskHalts()) };
  }
}
