import { ORIGIN_OF, Problem, sendAs, type OriginOf } from '#http';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LATEST_CHANGES, type LatestChanges } from '../feed/latest-changes';
import { NAMES_OF_CHANGE, type NamesOfChange } from '../messages/names-of-change';
import { ATOM, entriesOf, LATEST, termChangesAsAtom } from './atom';
import { feedTitle } from './feed-title';

/** The Atom feed of a partnership. */
@Injectable()
export class PartnershipFeed {
  constructor(
    @Inject(LATEST_CHANGES) private readonly latest: LatestChanges,
    @Inject(NAMES_OF_CHANGE) private readonly namesOf: NamesOfChange,
    @Inject(ORIGIN_OF) private readonly originOf: OriginOf,
  ) {}

  /** Sets the headers of the feed and returns its text. @throws Problem 404 for an unknown partnership */
  async render(id: string, request: FastifyRequest, reply: FastifyReply): Promise<string> {
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
