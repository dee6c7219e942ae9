import { Input, notFound, ORIGIN_OF, Route, sendAs, type InputOf, type OriginOf } from '#http';
import { Database } from '#postgres';
import { readPrivateSubject } from '#subscriptions';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LATEST_CHANGES, type LatestChanges } from '../feed/latest-changes';
import type { Latest } from '../feed/merge-latest';
import { NAMES_OF_CHANGE, type NamesOfChange } from '../messages/names-of-change';
import { ATOM, entriesOf, LATEST, termChangesAsAtom } from '../term-changes/atom';
import { feedTitle } from '../term-changes/feed-title';
import { readPrivateFeed } from './private-addresses.route';

@Controller()
export class PrivateFeedController {
  constructor(
    private readonly database: Database,
    @Inject(LATEST_CHANGES) private readonly latest: LatestChanges,
    @Inject(NAMES_OF_CHANGE) private readonly namesOf: NamesOfChange,
    @Inject(ORIGIN_OF) private readonly originOf: OriginOf,
  ) {}

  @Route(readPrivateFeed)
  async show(
    @Input() { params: { token } }: InputOf<typeof readPrivateFeed>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const subject = await readPrivateSubject(this.database.pool, token);
    if (!subject) throw notFound('This address was revoked, or it never existed.');
    const { changes, isComplete } = (await this.latest(subject, LATEST)) ?? NOTHING;
    const origin = this.originOf(request);
    sendAs(reply, ATOM, `${subject.id}.atom`);
    void reply.header('cache-control', 'private, no-cache');
    return termChangesAsAtom(await entriesOf(changes, this.namesOf), {
      // All addresses of a subject have the same feed id, because they have the same entries.
      id: `urn:term-changes:${subject.type}:${subject.id}`,
      self: `${origin}${request.url}`,
      title: await feedTitle(subject, this.namesOf),
      ...(isComplete ? {} : { leftOut: LEFT_OUT }),
      page: subject.type === 'partnership' ? `${origin}/partnerships/${subject.id}` : `${origin}/`,
      origin,
    });
  }
}

const NOTHING: Latest = { changes: [], isComplete: true };
const LEFT_OUT =
  'There are more partnerships or larger changes than a feed can look at, so some changes are not listed here.';
