import { decodePageToken, encodePageToken, Input, Route, type InputOf } from '#http';
import { FIRST_TERM } from '#read-models';
import { Controller } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { nextPage, TermPlaceToken } from '../asking/page';
import { AskExpirations } from './expirations.handler';
import { listExpirations } from './expirations.route';

@Controller()
export class ExpirationsController {
  constructor(private readonly queries: QueryBus) {}

  @Route(listExpirations)
  async list(@Input() { query }: InputOf<typeof listExpirations>) {
    const { from, to, limit, after: token } = query;
    const after = token === undefined ? FIRST_TERM : decodePageToken(token, TermPlaceToken);
    const { items, reached } = await this.queries.execute(new AskExpirations({ from, to, after, limit }));
    return { items, next: reached && nextPage('/v1/expirations', { from, to, limit }, encodePageToken(reached)) };
  }
}
