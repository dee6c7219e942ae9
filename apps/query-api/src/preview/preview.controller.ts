import type { TermKindRegistry } from '#contracts';
import { faultsOfRequest, momentOf } from '#domain';
import { faultyBody, Input, refuseFaults, Route, type InputOf } from '#http';
import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { TERM_KINDS } from '../registers/registers.controller';
import { PreviewQuery } from './preview.handler';
import { previewEvents } from './preview.route';

@Controller()
export class PreviewController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(TERM_KINDS) private readonly termKinds: TermKindRegistry,
  ) {}

  @Route(previewEvents)
  async preview(@Input() { params, body, faults }: InputOf<typeof previewEvents>) {
    const parts = [...faults, ...faultyBody(faultsOfRequest(body, this.termKinds))];
    const isWellFormed = parts.every(({ status }) => status === 422);
    if (!isWellFormed) refuseFaults(parts);
    const { events, recordedAt } = body as { events: readonly unknown[]; recordedAt?: string };
    const { furtherChanges, ...preview } = await this.queries.execute(
      new PreviewQuery({
        partnershipId: params.id,
        events,
        recordedAt: recordedAt === undefined ? null : momentOf(recordedAt),
        refusals: parts.flatMap(({ errors }) => errors),
      }),
    );
    return {
      partnershipId: params.id,
      ...preview,
      ...(furtherChanges > 0 ? { moreTermChanges: furtherChanges } : {}),
    };
  }
}
