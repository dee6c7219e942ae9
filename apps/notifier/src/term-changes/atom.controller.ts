import { Input, Problem, Route, sendAs, type InputOf } from '#http';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LATEST_CHANGES, type LatestChanges } from '../feed/latest-changes';
import { ATOM, termChangesAsAtom } from './atom';
import { subscribeTermChanges } from './atom.route';

const LATEST = 50;

@Controller()
export class AtomController {
  constructor(@Inject(LATEST_CHANGES) private readonly latest: LatestChanges) {}

  @Route(subscribeTermChanges)
  async show(
    @Input() { params: { id } }: InputOf<typeof subscribeTermChanges>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const changes = await this.latest(id, LATEST);
    if (!changes)
      throw new Problem({ status: 404, code: 'partnership-unknown', detail: `There is no partnership "${id}".` });
    sendAs(reply, ATOM, `${id}.atom`);
    return termChangesAsAtom(id, changes, `${request.protocol}://${request.host}`);
  }
}
