import { historyOf } from '#domain';
import { PartnershipReader } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Events } from '../answers/provenance';
import { etagOf, type TaggedAnswer } from '../answers/tagged-answer';
import { saidInHistory, tellHistory } from '../answers/tell-history';
import { pinned, tellKnown } from '../answers/tell-terms';
import { Asker } from '../asking/asker';
import type { KnownAsked } from '../asking/time-asked';

export interface TermAsked extends KnownAsked {
  readonly partnershipId: string;
  readonly kind: string;
  readonly scope: string;
}

export class AskTermHistory extends Query<TaggedAnswer> {
  constructor(readonly asked: TermAsked) {
    super();
  }
}

@QueryHandler(AskTermHistory)
export class TermHistoryHandler implements IQueryHandler<AskTermHistory> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ asked: question }: AskTermHistory): Promise<TaggedAnswer> {
    const asked = await this.asker.open(question);
    return {
      etag: etagOf(asked),
      answer: async () => {
        const { partnershipId, kind, scope } = question;
        const history = historyOf(asked.state, { kind, scope }, asked.clock);
        const events = await Events.behind(this.reader, partnershipId, saidInHistory(history));
        const self = pinned(`/v1/partnerships/${partnershipId}/terms/${kind}/${scope}`, asked, {});
        return { partnershipId, ...tellKnown(asked), ...tellHistory(history, events), links: { self } };
      },
    };
  }
}
