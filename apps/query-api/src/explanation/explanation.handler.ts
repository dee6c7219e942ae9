import type { TermRef } from '#contracts';
import { explanationOf } from '#domain';
import { PartnershipReader, readCorrected, readOrigins } from '#read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { etagOf, TaggedQuery, type TaggedAnswer } from '../answers/tagged-answer';
import { endOf, pinned, tellKnown } from '../answers/tell-terms';
import { writeAnswer } from '../answers/write-answer';
import { Asker, takesMuch } from '../asking/asker';
import { readAt, tellAt } from '../asking/time-asked';
import type { TermAsked } from '../term-history/term-history.handler';
import { EXPLANATION_LISTS, partsOfExplanation, tellCorrection } from './tell-explanation';
import { ReadDatabase } from '../reads/read-database';

export class AskExplanation extends TaggedQuery<
  TermAsked & { readonly at?: string | undefined; readonly after?: number | undefined }
> {}

@QueryHandler(AskExplanation)
export class ExplanationHandler implements IQueryHandler<AskExplanation> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
    private readonly database: ReadDatabase,
  ) {}

  async execute({ asked: question, recipient }: AskExplanation): Promise<TaggedAnswer> {
    const { partnershipId, kind, scope } = question;
    const days = readAt(question.at, this.asker.today());
    const at = tellAt(question.at, days);
    const asked = await this.asker.open(question);
    const etag = etagOf(asked, at, question.after);
    if (recipient.holds(etag)) return { etag, parts: null };
    const worlds = asked.worlds.at(asked.clock);
    const explanation = explanationOf(asked.worlds, { kind, scope }, { at: days, clock: asked.clock });
    const addressOf = (term: TermRef): string =>
      pinned(`/v1/partnerships/${partnershipId}/terms`, asked, { at, ...term });
    const terms = [{ kind, scope }, ...explanation.replaced];
    // With the first page.
    const corrected: Awaited<ReturnType<typeof readCorrected>> = question.after
      ? { histories: [], more: false }
      : await readCorrected(this.database.pool, { partnershipId, upTo: asked.version, terms });
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
        ...tellKnown(asked),
        replaced: explanation.replaced,
        corrections: corrected.histories.map((history) => tellCorrection(history, terms, origins)),
        ...(corrected.more ? { moreCorrections: true } : {}),
      },
      lists: EXPLANATION_LISTS,
      parts: partsOfExplanation({ partnershipId, worlds, day: days.lo, addressOf }, explanation, {
        skip,
        readOrigins: originsOf,
      }),
      isHeavy: takesMuch(asked),
      skip,
      tail: endOf(pinned(path, asked, { at })),
    };
    return { etag, parts: await writeAnswer(this.reader, plan, recipient.onLarge) };
  }
}
