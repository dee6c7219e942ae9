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
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
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
    const { between, kind, scope } = question;
    const days = readAt(question.at, this.asker.today());
    const parties = readBetween(between);
    const asked = await this.asker.open(question);
    const at = tellAt(question.at, days);
    return {
      etag: etagOf(asked, at, between ?? '', kind ?? '', scope ?? ''),
      answer: async () => {
        const { partnershipId, state, clock } = asked;
        const all = termsOn(
          state,
          { at: days, clock },
          { kinds: kind === undefined ? null : new Set([kind]), between: parties },
        );
        const answer =
          scope === undefined ? all : { ...all, terms: all.terms.filter(({ term }) => term.scope === scope) };
        const events = await Events.behind(this.reader, partnershipId, saidIn(answer));
        const self = pinned(`/v1/partnerships/${partnershipId}/terms`, asked, { at, between, kind, scope });
        return writeTerms({ asked, at, answer, self }, events);
      },
    };
  }
}
