import type { TermKindRegistry } from '#contracts';
import { decodePageToken, Input, notFound, pageOf, Route, type InputOf } from '#http';
import { Controller, Inject, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { HaltQuery, HaltsQuery, VoidDecisionQuery, VoidDecisionsQuery } from './registers.handler';
import { listHalts, listTermKinds, listVoidDecisions, showHalt, showVoidDecision } from './registers.route';
import { showRecord } from './shown-record';

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
    const { limit, ...filter } = query;
    const after = query.after === undefined ? { partition: -1, offset: -1 } : decodePageToken(query.after, Place);
    const rows = await this.queries.execute(new VoidDecisionsQuery({ ...filter, after, limit: limit + 1 }));
    return pageOf(reply, rows, { limit, keyOf: ({ partition, offset }) => ({ partition, offset }) });
  }

  @Route(showVoidDecision)
  async void(@Input() { params: { partition, offset } }: InputOf<typeof showVoidDecision>) {
    const found = await this.queries.execute(new VoidDecisionQuery({ partition, offset }));
    if (!found) throw notFound(`There is no void decision at ${partition}/${offset}.`);
    return { ...found, key: found.key?.toString('utf8') ?? null, record: showRecord(found.record) };
  }

  @Route(listHalts)
  async halts() {
    return { items: await this.queries.execute(new HaltsQuery()) };
  }

  @Route(showHalt)
  async halt(@Input() { params: { partition } }: InputOf<typeof showHalt>) {
    const found = await this.queries.execute(new HaltQuery(partition));
    if (!found) throw notFound(`Partition ${partition} is not halted.`);
    return { ...found, record: showRecord(found.record) };
  }
}
