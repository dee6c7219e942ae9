import { filterOf, isExact, termsOn } from '#domain';
import { PartnershipReader } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { etagOf, type TaggedAnswer } from '../answers/tagged-answer';
import { endOf, partsOfTerms, pinned, tellKnown } from '../answers/tell-terms';
import { writeAnswer } from '../answers/write-answer';
import { Asker, takesMuch } from '../asking/asker';
import { readBetween } from '../asking/parameters';
import { readAt, tellAt } from '../asking/time-asked';

/** The members of an answer that its parts fill. */
export const TERMS_LISTS = ['terms', 'announced'] as const;

export interface TermsAsked {
  readonly partnershipId: string;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly version?: number | undefined;
  readonly between?: string | undefined;
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly after?: number | undefined;
}

export class AskTerms extends Query<TaggedAnswer> {
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

  async execute({ asked: question }: AskTerms): Promise<TaggedAnswer> {
    const { between, kind, scope, after } = question;
    const days = readAt(question.at, this.asker.today());
    const parties = readBetween(between);
    const asked = await this.asker.open(question);
    const at = tellAt(question.at, days);
    return {
      etag: etagOf(asked, at, between, kind, scope, after),
      answer: (onLarge) => {
        const { partnershipId, state, clock } = asked;
        const answer = termsOn(state, { at: days, clock }, { ...filterOf(kind, scope), between: parties });
        const self = pinned(`/v1/partnerships/${partnershipId}/terms`, asked, { at, between, kind, scope });
        const plan = {
          head: { partnershipId, at, ...tellKnown(asked) },
          lists: TERMS_LISTS,
          parts: partsOfTerms(partnershipId, answer),
          isHeavy: takesMuch(asked) && !isExact(days),
          skip: after ?? 0,
          tail: endOf(self),
        };
        return writeAnswer(this.reader, plan, onLarge);
      },
    };
  }
}
