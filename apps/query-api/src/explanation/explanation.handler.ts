import { explanationOf } from '#domain';
import { Database } from '#ledger';
import { PartnershipReader, readCorrected } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Events } from '../answers/provenance';
import { etagOf, type TaggedAnswer } from '../answers/tagged-answer';
import { pinned, tellKnown } from '../answers/tell-terms';
import { Asker } from '../asking/asker';
import { readAt, tellAt } from '../asking/time-asked';
import type { TermAsked } from '../term-history/term-history.handler';
import { saidInExplanation, tellCorrection, tellExplanation } from './tell-explanation';

export class AskExplanation extends Query<TaggedAnswer> {
  constructor(readonly asked: TermAsked & { readonly at?: string | undefined }) {
    super();
  }
}

@QueryHandler(AskExplanation)
export class ExplanationHandler implements IQueryHandler<AskExplanation> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
    private readonly database: Database,
  ) {}

  async execute({ asked: question }: AskExplanation): Promise<TaggedAnswer> {
    const { partnershipId, kind, scope } = question;
    const days = readAt(question.at, this.asker.today());
    const at = tellAt(question.at, days);
    const asked = await this.asker.open(question);
    return {
      etag: etagOf(asked, at),
      answer: async () => {
        const explanation = explanationOf(asked.state, { kind, scope }, { at: days, clock: asked.clock });
        const terms = [{ kind, scope }, ...explanation.replaced];
        const [events, corrected] = await Promise.all([
          Events.behind(this.reader, partnershipId, saidInExplanation(explanation)),
          readCorrected(this.database.pool, { partnershipId, upTo: asked.version, terms }),
        ]);
        const path = `/v1/partnerships/${partnershipId}/terms/${kind}/${scope}/explanation`;
        return {
          partnershipId,
          kind,
          scope,
          at,
          ...tellKnown(asked),
          ...tellExplanation(explanation, events),
          corrections: corrected.map((history) => tellCorrection(history, terms)),
          links: { self: pinned(path, asked, { at }) },
        };
      },
    };
  }
}
