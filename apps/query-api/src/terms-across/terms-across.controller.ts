import { decodePageToken, encodePageToken, Input, Route, type InputOf } from '#http';
import { FIRST_TERM } from '#read-models';
import { Controller } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { nextPage, TermPlaceToken } from '../asking/page';
import { AskTermsAcross } from './terms-across.handler';
import { listTermsAcross } from './terms-across.route';

@Controller()
export class TermsAcrossController {
  constructor(private readonly queries: QueryBus) {}

  @Route(listTermsAcross)
  async list(@Input() { query }: InputOf<typeof listTermsAcross>) {
    const { limit, after: token, ...filters } = query;
    const after = token === undefined ? FIRST_TERM : decodePageToken(token, TermPlaceToken);
    const { at, items, reached } = await this.queries.execute(new AskTermsAcross({ ...filters, after, limit }));
    return { at, items, next: reached && nextPage('/v1/terms', { ...filters, limit }, encodePageToken(reached)) };
  }
}
