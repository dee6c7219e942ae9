import { Input, ORIGIN_OF, Problem, Route, sendAs, type InputOf, type OriginOf } from '#http';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LATEST_CHANGES, type LatestChanges } from '../feed/latest-changes';
import { NAMES_OF_CHANGE, type NamesOfChange } from '../messages/names-of-change';
import { ATOM, entriesOf, LATEST, termChangesAsAtom } from './atom';
import { subscribeTermChanges } from './atom.route';
import { feedTitle } from './feed-title';

@Controller()
export class AtomController {
  constructor(
    @Inject(LATEST_CHANGES) private readonly latest: LatestChanges,
    @Inject(NAMES_OF_CHANGE) private readonly namesOf: NamesOfChange,
    @Inject(ORIGIN_OF) private readonly originOf: OriginOf,
  ) {}

  @Route(subscribeTermChanges)
  async show(
    @Input() { params: { id } }: InputOf<typeof subscribeTermChanges>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const subject = { type: 'partnership', id } as const;
    const latest = await this.latest(subject, LATEST);
    if (!latest)
      throw new Problem({ status: 404, code: 'partnership-unknown', detail: `There is no partnership "${id}".` });
    const origin = this.originOf(request);
    const self = `${origin}/v1/partnerships/${id}/term-changes.atom`;
    sendAs(reply, ATOM, `${id}.atom`);
    return termChangesAsAtom(await entriesOf(latest.changes, this.namesOf), {
      id: self,
      self,
      title: await feedTitle(subject, this.namesOf),
      page: `${origin}/partnerships/${id}`,
      origin,
    });
  }
}
