import { agreementsDuring, claimAsOf, claimsOfAgreement, type AgreementAnswer } from '#domain';
import { Problem } from '#http';
import { TimeSlice } from '#observability';
import { PartnershipReader } from '#read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PartEvents } from '../answers/part-events';
import type { Part } from '../answers/part';
import { etagOf, TaggedQuery, type TaggedAnswer } from '../answers/tagged-answer';
import { endOf, pinned, renderKnown } from '../answers/render-terms';
import { writeAnswer } from '../answers/write-answer';
import { PartnershipOpener, isLarge } from '../question/partnership-opener';
import { readAt, renderAt, type KnownTimeParameters } from '../question/question-times';
import { partOfAgreement, partOfClaim } from './render-agreements';

export interface AgreementsParameters extends KnownTimeParameters {
  readonly partnershipId: string;
  readonly at?: string | undefined;
  readonly after?: number | undefined;
}

export class AgreementsQuery extends TaggedQuery<AgreementsParameters> {}

@QueryHandler(AgreementsQuery)
export class AgreementsHandler implements IQueryHandler<AgreementsQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ parameters: question, recipient }: AgreementsQuery): Promise<TaggedAnswer> {
    const { partnershipId, after } = question;
    const days = readAt(question.at, this.opener.today());
    const partnership = await this.opener.open(question);
    const at = renderAt(question.at, days);
    const path = `/v1/partnerships/${partnershipId}/agreements`;
    const selfOf = ({ agreement }: AgreementAnswer): string => pinned(`${path}/${agreement.id}`, partnership, { at });
    const etag = etagOf(partnership, at, after);
    if (recipient.holds(etag)) return { etag, parts: null };
    const plan = {
      head: { partnershipId, at, ...renderKnown(partnership) },
      lists: ['agreements'],
      parts: inTurns(agreementsDuring(partnership.worlds.at(partnership.clock), days), (answer) =>
        partOfAgreement(partnershipId, 'agreements', answer, selfOf(answer)),
      ),
      isHeavy: isLarge(partnership),
      skip: after ?? 0,
      tail: endOf(pinned(path, partnership, { at })),
    };
    return { etag, parts: await writeAnswer(this.reader, plan, recipient.onLarge) };
  }
}

export interface AgreementParameters extends AgreementsParameters {
  readonly agreementId: string;
}

export class AgreementQuery extends TaggedQuery<AgreementParameters> {}

@QueryHandler(AgreementQuery)
export class AgreementHandler implements IQueryHandler<AgreementQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ parameters: question, recipient }: AgreementQuery): Promise<TaggedAnswer> {
    const { partnershipId, agreementId, after } = question;
    const days = readAt(question.at, this.opener.today());
    const partnership = await this.opener.open(question);
    if (!partnership.worlds.facts.agreements.has(agreementId)) throw agreementUnknown(question);
    const at = renderAt(question.at, days);
    const self = pinned(`/v1/partnerships/${partnershipId}/agreements/${agreementId}`, partnership, { at });
    const etag = etagOf(partnership, at, after);
    if (recipient.holds(etag)) return { etag, parts: null };
    const worlds = partnership.worlds.at(partnership.clock);
    const plan = {
      head: {
        partnershipId,
        at,
        ...renderKnown(partnership),
        agreement: await this.renderAgreement(partnershipId, agreementsDuring(worlds, days, agreementId), self),
      },
      lists: ['claims'],
      parts: inTurns(claimsOfAgreement(worlds, agreementId, days), (claim) =>
        partOfClaim(partnershipId, claim, claimAsOf(worlds, claim.claim, days.lo)),
      ),
      isHeavy: isLarge(partnership),
      skip: after ?? 0,
      tail: endOf(self),
    };
    return { etag, parts: await writeAnswer(this.reader, plan, recipient.onLarge) };
  }

  private async renderAgreement(
    partnershipId: string,
    found: Iterable<AgreementAnswer | undefined>,
    self: string,
  ): Promise<object> {
    const toPart = (answer: AgreementAnswer): Part => partOfAgreement(partnershipId, 'agreements', answer, self);
    const parts: Part[] = [];
    for await (const part of inTurns(found, toPart)) parts.push(part);
    const part = parts[0]!;
    const events = await PartEvents.load(this.reader, parts);
    return JSON.parse(part.write(await events.of(part))) as object;
  }
}

const agreementUnknown = ({ partnershipId, agreementId }: AgreementParameters): Problem =>
  new Problem({
    status: 404,
    code: 'agreement-unknown',
    detail: `The partnership "${partnershipId}" has no agreement "${agreementId}".`,
  });

/** Finding agreements may take long, so it yields to other requests. */
async function* inTurns<T>(found: Iterable<T | undefined>, partOf: (item: T) => Part): AsyncGenerator<Part> {
  const slice = new TimeSlice();
  for (const item of found) {
    const pause = slice.yieldIfDue();
    if (pause) await pause;
    if (item !== undefined) yield partOf(item);
  }
}
