import type { TermRef } from '#contracts';
import { explanationOf } from '#domain';
import { PartnershipReader, readCorrected, readOrigins } from '#read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { etagOf, TaggedQuery, type TaggedAnswer } from '../answers/tagged-answer';
import { endOf, pinned, renderKnown } from '../answers/render-terms';
import { writeAnswer } from '../answers/write-answer';
import { PartnershipOpener, isLarge } from '../question/partnership-opener';
import { readAt, renderAt } from '../question/question-times';
import type { TermParameters } from '../term-history/term-history.handler';
import { EXPLANATION_LISTS, partsOfExplanation, renderCorrection } from './render-explanation';
import { ReadDatabase } from '../reads/read-database';

export class ExplanationQuery extends TaggedQuery<
  TermParameters & { readonly at?: string | undefined; readonly after?: number | undefined }
> {}

@QueryHandler(ExplanationQuery)
export class ExplanationHandler implements IQueryHandler<ExplanationQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly reader: PartnershipReader,
    private readonly database: ReadDatabase,
  ) {}

  async execute({ parameters: question, recipient }: ExplanationQuery): Promise<TaggedAnswer> {
    const { partnershipId, kind, scope } = question;
    const days = readAt(question.at, this.opener.today());
    const at = renderAt(question.at, days);
    const partnership = await this.opener.open(question);
    const etag = etagOf(partnership, at, question.after);
    if (recipient.holds(etag)) return { etag, parts: null };
    const worlds = partnership.worlds.at(partnership.clock);
    const explanation = explanationOf(partnership.worlds, { kind, scope }, { at: days, clock: partnership.clock });
    const addressOf = (term: TermRef): string =>
      pinned(`/v1/partnerships/${partnershipId}/terms`, partnership, { at, ...term });
    const terms = [{ kind, scope }, ...explanation.replaced];
    // Corrections are part of the first page.
    const corrected: Awaited<ReturnType<typeof readCorrected>> = question.after
      ? { histories: [], more: false }
      : await readCorrected(this.database.pool, { partnershipId, upTo: partnership.version, terms });
    const originsOf = (versions: number[]) => readOrigins(this.database.pool, partnershipId, versions);
    const origins = await originsOf(corrected.histories.flat().map(({ version }) => version));
    const skip = question.after ?? 0;
    const path = `/v1/partnerships/${partnershipId}/terms/${kind}/${scope}/explanation`;
    const plan = {
      head: {
        partnershipId,
        kind,
        scope,
        at,
        ...renderKnown(partnership),
        replaced: explanation.replaced,
        corrections: corrected.histories.map((history) => renderCorrection(history, terms, origins)),
        ...(corrected.more ? { moreCorrections: true } : {}),
      },
      lists: EXPLANATION_LISTS,
      parts: partsOfExplanation({ partnershipId, worlds, day: days.lo, addressOf }, explanation, {
        skip,
        readOrigins: originsOf,
      }),
      isHeavy: isLarge(partnership),
      skip,
      tail: endOf(pinned(path, partnership, { at })),
    };
    return { etag, parts: await writeAnswer(this.reader, plan, recipient.onLarge) };
  }
}
