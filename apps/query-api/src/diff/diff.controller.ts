import { Input, Route, type InputOf } from '#http';
import { Controller } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AskDiff } from './diff.handler';
import { showDiff } from './diff.route';

@Controller()
export class DiffController {
  constructor(private readonly queries: QueryBus) {}

  @Route(showDiff)
  show(@Input() { params, query }: InputOf<typeof showDiff>) {
    return this.queries.execute(new AskDiff({ partnershipId: params.id, ...query }));
  }
}
