import { filterOf, isExact } from '#domain';
import { PartnershipReader } from '#read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { etagOf, TaggedQuery, type TaggedAnswer } from '../answers/tagged-answer';
import { renderTerms } from '../answers/render-terms';
import { writeAnswer } from '../answers/write-answer';
import { PartnershipOpener, isLarge } from '../question/partnership-opener';
import { readBetween, readResolve } from '../question/parameters';
import { readAt, renderAt } from '../question/question-times';

export interface TermsParameters {
  readonly partnershipId: string;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly version?: number | undefined;
  readonly between?: string | undefined;
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly resolve?: boolean | undefined;
  readonly after?: number | undefined;
}

export class TermsQuery extends TaggedQuery<TermsParameters> {}

@QueryHandler(TermsQuery)
export class TermsHandler implements IQueryHandler<TermsQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ parameters: question, recipient }: TermsQuery): Promise<TaggedAnswer> {
    const { between, kind, scope, after } = question;
    const days = readAt(question.at, this.opener.today());
    const [parties, resolve] = [readBetween(between), readResolve(question)];
    const partnership = await this.opener.open(question);
    const at = renderAt(question.at, days);
    const etag = etagOf(partnership, at, between, kind, scope, after, ...(resolve ? ['resolve'] : []));
    if (recipient.holds(etag)) return { etag, parts: null };
    const wanted = { ...filterOf(kind, scope), between: parties, resolve };
    const rendered = renderTerms(partnership, { at, days, filters: { between, kind, scope } }, wanted);
    const isHeavy = isLarge(partnership) && !isExact(days);
    return {
      etag,
      parts: await writeAnswer(this.reader, { ...rendered, isHeavy, skip: after ?? 0 }, recipient.onLarge),
    };
  }
}
