import { differenceBetween, filterOf, formatDay, type Bounds, type TermDifference, type Viewpoint } from '#domain';
import { PartnershipReader, readDecidingActs } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Part } from '../answers/part';
import { endOf, tellKnown } from '../answers/tell-terms';
import { writeAnswer } from '../answers/write-answer';
import { Asker, takesMuch, type Asked } from '../asking/asker';
import { readBetween } from '../asking/parameters';
import { readAt, tellAt } from '../asking/time-asked';
import { causesTold, partOfDifference, type Acts } from './tell-difference';
import { ReadDatabase } from '../reads/read-database';

export interface DiffAsked {
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

export class AskDiff extends Query<readonly string[]> {
  constructor(
    readonly asked: DiffAsked,
    readonly onLarge?: () => Promise<void>,
  ) {
    super();
  }
}

@QueryHandler(AskDiff)
export class DiffHandler implements IQueryHandler<AskDiff> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
    private readonly database: ReadDatabase,
  ) {}

  async execute({ asked: question, onLarge }: AskDiff): Promise<readonly string[]> {
    const { partnershipId } = question;
    const today = this.asker.today();
    const fromAt = readAt(question.fromAt, today, '/fromAt');
    const toAt = readAt(question.toAt, today, '/toAt');
    const wanted = { ...filterOf(question.kind, question.scope), between: readBetween(question.between) };
    const [from, to] = await Promise.all([
      this.open(partnershipId, 'from', question.fromKnownAt, question.fromVersion),
      this.open(partnershipId, 'to', question.toKnownAt, question.toVersion),
    ]);
    const points = {
      from: { at: tellAt(question.fromAt, fromAt), ...tellKnown(from) },
      to: { at: tellAt(question.toAt, toAt), ...tellKnown(to) },
    };
    const plan = {
      head: { partnershipId, ...points },
      lists: ['terms'],
      parts: this.parts(differenceBetween(viewOf(from, fromAt), viewOf(to, toAt), wanted), to),
      isHeavy: takesMuch(from) || takesMuch(to),
      skip: question.after ?? 0,
      tail: endOf(selfOf(question, points.from.at, points.to.at, { from, to })),
    };
    return writeAnswer(this.reader, plan, onLarge);
  }

  private async *parts(differences: Iterable<TermDifference>, { partnershipId, version }: Asked): AsyncGenerator<Part> {
    for (const difference of differences) {
      const takenBack = causesTold(difference).flatMap(({ because, said }) =>
        because === 'taken-back' ? [said.order[0]] : [],
      );
      const asked = { partnershipId, upTo: version, roots: takenBack };
      const acts = takenBack.length === 0 ? NO_ACTS : await readDecidingActs(this.database.pool, asked);
      yield partOfDifference(partnershipId, difference, acts);
    }
  }

  private open(
    partnershipId: string,
    point: 'from' | 'to',
    knownAt: string | undefined,
    version: number | undefined,
  ): Promise<Asked> {
    const names = { knownAt: `${point}KnownAt`, version: `${point}Version` };
    return this.asker.open({ partnershipId, knownAt, version, names });
  }
}

const NO_ACTS: Acts = new Map();

const viewOf = ({ worlds, clock }: Asked, at: Bounds): Viewpoint => ({ worlds: worlds.at(clock), at });

function selfOf(
  { partnershipId, between, kind, scope }: DiffAsked,
  fromAt: string,
  toAt: string,
  points: { from: Asked; to: Asked },
): string {
  const query = new URLSearchParams({ fromAt, toAt });
  for (const point of ['from', 'to'] as const) {
    query.set(`${point}Version`, String(points[point].version));
    query.set(`${point}KnownAt`, formatDay(points[point].clock));
  }
  for (const [name, value] of Object.entries({ between, kind, scope })) if (value !== undefined) query.set(name, value);
  return `/v1/partnerships/${partnershipId}/diff?${query.toString()}`;
}
