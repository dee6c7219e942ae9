import { Input, Route, type InputOf } from '#http';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { subscribeTermChanges } from './atom.route';
import { PartnershipFeed } from './partnership-feed';

@Controller()
export class AtomController {
  constructor(private readonly feed: PartnershipFeed) {}

  @Route(subscribeTermChanges)
  show(
    @Input() { params: { id } }: InputOf<typeof subscribeTermChanges>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.feed.render(id, request, reply);
  }
}
