import { agreementsDuring, claimAsOf, claimsOfAgreement, type AgreementAnswer } from '#domain';
import { Problem } from '#http';
import { Pace } from '#observability';
import { PartnershipReader } from '#read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PartEvents } from '../answers/part-events';
import type { Part } from '../answers/part';
import { etagOf, TaggedQuery, type TaggedAnswer } from '../answers/tagged-answer';
import { endOf, pinned, tellKnown } from '../answers/tell-terms';
import { writeAnswer } from '../answers/write-answer';
import { Asker, takesMuch } from '../asking/asker';
import { readAt, tellAt, type KnownAsked } from '../asking/time-asked';
import { partOfAgreement, partOfClaim } from './tell-agreements';

export interface AgreementsAsked extends KnownAsked {
  readonly partnershipId: string;
  readonly at?: string | undefined;
  readonly after?: number | undefined;
}

export class AskAgreements extends TaggedQuery<AgreementsAsked> {}

@QueryHandler(AskAgreements)
export class AgreementsHandler implements IQueryHandler<AskAgreements> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ asked: question, recipient }: AskAgreements): Promise<TaggedAnswer> {
    const { partnershipId, after } = question;
    const days = readAt(question.at, this.asker.today());
    const asked = await this.asker.open(question);
    const at = tellAt(question.at, days);
    const path = `/v1/partnerships/${partnershipId}/agreements`;
    const selfOf = ({ agreement }: AgreementAnswer): string => pinned(`${path}/${agreement.id}`, asked, { at });
    const etag = etagOf(asked, at, after);
    if (recipient.holds(etag)) return { etag, parts: null };
    const plan = {
      head: { partnershipId, at, ...tellKnown(asked) },
      lists: ['agreements'],
      parts: inTurns(agreementsDuring(asked.worlds.at(asked.clock), days), (answer) =>
        partOfAgreement(partnershipId, 'agreements', answer, selfOf(answer)),
      ),
      isHeavy: takesMuch(asked),
      skip: after ?? 0,
      tail: endOf(pinned(path, asked, { at })),
    };
    return { etag, parts: await writeAnswer(this.reader, plan, recipient.onLarge) };
  }
}

export interface AgreementAsked extends AgreementsAsked {
  readonly agreementId: string;
}

export class AskAgreement extends TaggedQuery<AgreementAsked> {}

@QueryHandler(AskAgreement)
export class AgreementHandler implements IQueryHandler<AskAgreement> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ asked: question, recipient }: AskAgreement): Promise<TaggedAnswer> {
    const { partnershipId, agreementId, after } = question;
    const days = readAt(question.at, this.asker.today());
    const asked = await this.asker.open(question);
    if (!asked.worlds.facts.agreements.has(agreementId)) throw agreementUnknown(question);
    const at = tellAt(question.at, days);
    const self = pinned(`/v1/partnerships/${partnershipId}/agreements/${agreementId}`, asked, { at });
    const etag = etagOf(asked, at, after);
    if (recipient.holds(etag)) return { etag, parts: null };
    const worlds = asked.worlds.at(asked.clock);
    const plan = {
      head: {
        partnershipId,
        at,
        ...tellKnown(asked),
        agreement: await this.tellAgreement(partnershipId, agreementsDuring(worlds, days, agreementId), self),
      },
      lists: ['claims'],
      parts: inTurns(claimsOfAgreement(worlds, agreementId, days), (weighed) =>
        partOfClaim(partnershipId, weighed, claimAsOf(worlds, weighed.claim, days.lo)),
      ),
      isHeavy: takesMuch(asked),
      skip: after ?? 0,
      tail: endOf(self),
    };
    return { etag, parts: await writeAnswer(this.reader, plan, recipient.onLarge) };
  }

  private async tellAgreement(
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

const agreementUnknown = ({ partnershipId, agreementId }: AgreementAsked): Problem =>
  new Problem({
    status: 404,
    code: 'agreement-unknown',
    detail: `The partnership "${partnershipId}" has no agreement "${agreementId}".`,
  });

/** What takes long to find is found in turns with other work. */
async function* inTurns<T>(found: Iterable<T | undefined>, partOf: (item: T) => Part): AsyncGenerator<Part> {
  const pace = new Pace();
  for (const item of found) {
    const pause = pace.breathe();
    if (pause) await pause;
    if (item !== undefined) yield partOf(item);
  }
}
