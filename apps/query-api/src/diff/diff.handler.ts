import { differenceBetween, filterOf, formatDay, type Bounds, type TermDifference, type Viewpoint } from '#domain';
import { codeOf, faulty, Problem } from '#http';
import { PartnershipReader, readDecidingActs } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { address } from '../answers/address';
import type { Part } from '../answers/part';
import { endOf, renderKnown } from '../answers/render-terms';
import { writeAnswer } from '../answers/write-answer';
import { PartnershipOpener, isLarge, type KnownPartnership } from '../question/partnership-opener';
import { readBetween } from '../question/parameters';
import { readAt, renderAt } from '../question/question-times';
import { renderedCauses, partOfDifference, type Acts } from './render-difference';
import { ReadDatabase } from '../reads/read-database';

export interface DiffParameters {
  readonly partnershipId: string;
  readonly fromAt?: string | undefined;
  readonly toAt?: string | undefined;
  readonly fromKnownAt?: string | undefined;
  readonly toKnownAt?: string | undefined;
  readonly fromVersion?: number | undefined;
  readonly toVersion?: number | undefined;
  readonly between?: string | undefined;
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly after?: number | undefined;
}

export class DiffQuery extends Query<readonly string[]> {
  constructor(
    readonly parameters: DiffParameters,
    readonly onLarge?: () => Promise<void>,
  ) {
    super();
  }
}

@QueryHandler(DiffQuery)
export class DiffHandler implements IQueryHandler<DiffQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly reader: PartnershipReader,
    private readonly database: ReadDatabase,
  ) {}

  async execute({ parameters: question, onLarge }: DiffQuery): Promise<readonly string[]> {
    const { partnershipId } = question;
    const today = this.opener.today();
    const fromAt = readAt(question.fromAt, today, '/fromAt');
    const toAt = readAt(question.toAt, today, '/toAt');
    const wanted = { ...filterOf(question.kind, question.scope), between: readBetween(question.between) };
    const [from, to] = await bothOrFaults([
      this.open(partnershipId, 'from', question.fromKnownAt, question.fromVersion),
      this.open(partnershipId, 'to', question.toKnownAt, question.toVersion),
    ]);
    const points = {
      from: { at: renderAt(question.fromAt, fromAt), ...renderKnown(from) },
      to: { at: renderAt(question.toAt, toAt), ...renderKnown(to) },
    };
    const plan = {
      head: { partnershipId, ...points },
      lists: ['terms'],
      parts: this.parts(differenceBetween(viewOf(from, fromAt), viewOf(to, toAt), wanted), to),
      isHeavy: isLarge(from) || isLarge(to),
      skip: question.after ?? 0,
      tail: endOf(selfOf(question, points.from.at, points.to.at, { from, to })),
    };
    return writeAnswer(this.reader, plan, onLarge);
  }

  private async *parts(
    differences: Iterable<TermDifference>,
    { partnershipId, version }: KnownPartnership,
  ): AsyncGenerator<Part> {
    for (const difference of differences) {
      const takenBack = renderedCauses(difference).flatMap(({ because, fact }) =>
        because === 'taken-back' ? [fact.order[0]] : [],
      );
      const parameters = { partnershipId, upTo: version, roots: takenBack };
      const acts = takenBack.length === 0 ? NO_ACTS : await readDecidingActs(this.database.pool, parameters);
      yield partOfDifference(partnershipId, difference, acts);
    }
  }

  private open(
    partnershipId: string,
    point: 'from' | 'to',
    knownAt: string | undefined,
    version: number | undefined,
  ): Promise<KnownPartnership> {
    const names = { knownAt: `${point}KnownAt`, version: `${point}Version` };
    return this.opener.open({ partnershipId, knownAt, version, names });
  }
}

/** Throws the faults of both points together. */
async function bothOrFaults(
  points: readonly [Promise<KnownPartnership>, Promise<KnownPartnership>],
): Promise<readonly [KnownPartnership, KnownPartnership]> {
  const [from, to] = await Promise.allSettled(points);
  if (from.status === 'fulfilled' && to.status === 'fulfilled') return [from.value, to.value];
  const reasons = [from, to].flatMap((point): unknown[] => (point.status === 'rejected' ? [point.reason] : []));
  const faults = reasons.flatMap((reason) => (reason instanceof Problem ? reason.errors : []));
  throw faults.length > 0 ? faulty(codeOf(faults, 'query-invalid'), faults) : reasons[0];
}

const NO_ACTS: Acts = new Map();

const viewOf = ({ worlds, clock }: KnownPartnership, at: Bounds): Viewpoint => ({ worlds: worlds.at(clock), at });

function selfOf(
  { partnershipId, between, kind, scope }: DiffParameters,
  fromAt: string,
  toAt: string,
  { from, to }: { from: KnownPartnership; to: KnownPartnership },
): string {
  return address(`/v1/partnerships/${partnershipId}/diff`, {
    fromAt,
    toAt,
    fromVersion: from.version,
    fromKnownAt: formatDay(from.clock),
    toVersion: to.version,
    toKnownAt: formatDay(to.clock),
    between,
    kind,
    scope,
  });
}
