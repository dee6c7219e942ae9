import { historyOf } from '#domain';
import { PartnershipReader } from '#read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { etagOf, TaggedQuery, type TaggedAnswer } from '../answers/tagged-answer';
import { endOf, pinned, tellKnown } from '../answers/tell-terms';
import { writeAnswer } from '../answers/write-answer';
import { Asker, takesMuch } from '../asking/asker';
import type { KnownAsked } from '../asking/time-asked';
import { HISTORY_LISTS, partsOfHistory } from './tell-history';

export interface TermAsked extends KnownAsked {
  readonly partnershipId: string;
  readonly kind: string;
  readonly scope: string;
}

export class AskTermHistory extends TaggedQuery<TermAsked & { readonly after?: number | undefined }> {}

@QueryHandler(AskTermHistory)
export class TermHistoryHandler implements IQueryHandler<AskTermHistory> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ asked: question, recipient }: AskTermHistory): Promise<TaggedAnswer> {
    const asked = await this.asker.open(question);
    const etag = etagOf(asked, question.after);
    if (recipient.holds(etag)) return { etag, parts: null };
    const { partnershipId, kind, scope } = question;
    const worlds = asked.worlds.at(asked.clock);
    const history = historyOf(worlds, { kind, scope });
    const plan = {
      head: { partnershipId, ...tellKnown(asked), kind, scope },
      lists: HISTORY_LISTS,
      parts: partsOfHistory({ partnershipId, worlds }, history),
      isHeavy: takesMuch(asked),
      skip: question.after ?? 0,
      tail: endOf(pinned(`/v1/partnerships/${partnershipId}/terms/${kind}/${scope}`, asked, {})),
    };
    return { etag, parts: await writeAnswer(this.reader, plan, recipient.onLarge) };
  }
}
