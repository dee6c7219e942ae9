import { filterOf, isExact } from '#domain';
import { PartnershipReader } from '#read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { etagOf, TaggedQuery, type TaggedAnswer } from '../answers/tagged-answer';
import { tellTerms } from '../answers/tell-terms';
import { writeAnswer } from '../answers/write-answer';
import { Asker, takesMuch } from '../asking/asker';
import { readBetween, readResolve } from '../asking/parameters';
import { readAt, tellAt } from '../asking/time-asked';

export interface TermsAsked {
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

export class AskTerms extends TaggedQuery<TermsAsked> {}

@QueryHandler(AskTerms)
export class TermsHandler implements IQueryHandler<AskTerms> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ asked: question, recipient }: AskTerms): Promise<TaggedAnswer> {
    const { between, kind, scope, after } = question;
    const days = readAt(question.at, this.asker.today());
    const [parties, resolve] = [readBetween(between), readResolve(question)];
    const asked = await this.asker.open(question);
    const at = tellAt(question.at, days);
    const etag = etagOf(asked, at, between, kind, scope, after, ...(resolve ? ['resolve'] : []));
    if (recipient.holds(etag)) return { etag, parts: null };
    const wanted = { ...filterOf(kind, scope), between: parties, resolve };
    const told = tellTerms(asked, { at, days, filters: { between, kind, scope } }, wanted);
    const isHeavy = takesMuch(asked) && !isExact(days);
    return { etag, parts: await writeAnswer(this.reader, { ...told, isHeavy, skip: after ?? 0 }, recipient.onLarge) };
  }
}
