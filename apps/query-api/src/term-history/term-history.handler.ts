import { historyOf } from '#domain';
import { PartnershipReader } from '#read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { etagOf, TaggedQuery, type TaggedAnswer } from '../answers/tagged-answer';
import { endOf, pinned, renderKnown } from '../answers/render-terms';
import { writeAnswer } from '../answers/write-answer';
import { PartnershipOpener, isLarge } from '../question/partnership-opener';
import type { KnownTimeParameters } from '../question/question-times';
import { HISTORY_LISTS, partsOfHistory } from './render-history';

export interface TermParameters extends KnownTimeParameters {
  readonly partnershipId: string;
  readonly kind: string;
  readonly scope: string;
}

export class TermHistoryQuery extends TaggedQuery<TermParameters & { readonly after?: number | undefined }> {}

@QueryHandler(TermHistoryQuery)
export class TermHistoryHandler implements IQueryHandler<TermHistoryQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ parameters: question, recipient }: TermHistoryQuery): Promise<TaggedAnswer> {
    const partnership = await this.opener.open(question);
    const etag = etagOf(partnership, question.after);
    if (recipient.holds(etag)) return { etag, parts: null };
    const { partnershipId, kind, scope } = question;
    const worlds = partnership.worlds.at(partnership.clock);
    const history = historyOf(worlds, { kind, scope });
    const plan = {
      head: { partnershipId, ...renderKnown(partnership), kind, scope },
      lists: HISTORY_LISTS,
      parts: partsOfHistory({ partnershipId, worlds }, history),
      isHeavy: isLarge(partnership),
      skip: question.after ?? 0,
      tail: endOf(pinned(`/v1/partnerships/${partnershipId}/terms/${kind}/${scope}`, partnership, {})),
    };
    return { etag, parts: await writeAnswer(this.reader, plan, recipient.onLarge) };
  }
}
