import { termsOn } from '#domain';
import { PartnershipReader } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Events } from '../answers/provenance';
import { etagOf, type TaggedAnswer } from '../answers/tagged-answer';
import { pinned, saidIn, writeTerms } from '../answers/tell-terms';
import { Asker } from '../asking/asker';
import { readBetween } from '../asking/parameters';
import { readAt, tellAt } from '../asking/time-asked';

export interface TermsAsked {
  readonly partnershipId: string;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly version?: number | undefined;
  readonly between?: string | undefined;
}

export class AskTerms extends Query<TaggedAnswer<string>> {
  constructor(readonly asked: TermsAsked) {
    super();
  }
}

@QueryHandler(AskTerms)
export class TermsHandler implements IQueryHandler<AskTerms> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ asked: question }: AskTerms): Promise<TaggedAnswer<string>> {
    const days = readAt(question.at, this.asker.today());
    const parties = readBetween(question.between);
    const asked = await this.asker.open(question);
    const at = tellAt(question.at, days);
    return {
      etag: etagOf(asked, at, question.between ?? ''),
      answer: async () => {
        const { partnershipId, state, clock } = asked;
        const answer = termsOn(state, { at: days, clock }, { kinds: null, between: parties });
        const events = await Events.behind(this.reader, partnershipId, saidIn(answer));
        const self = pinned(`/v1/partnerships/${partnershipId}/terms`, asked, { at, between: question.between });
        return writeTerms({ asked, at, answer, self }, events);
      },
    };
  }
}
