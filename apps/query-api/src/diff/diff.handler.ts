import { differenceBetween, formatDay, type TermDifference } from '#domain';
import { Database } from '#ledger';
import { PartnershipReader, readRootHistories, type HistoricEvent } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Events } from '../answers/provenance';
import { tellKnown } from '../answers/tell-terms';
import { Asker, type Asked } from '../asking/asker';
import { readBetween } from '../asking/parameters';
import { readAt, tellAt } from '../asking/time-asked';
import { saidInDifference, takenBack, tellDifference } from './tell-difference';

export interface DiffAsked {
  readonly partnershipId: string;
  readonly fromAt?: string | undefined;
  readonly toAt?: string | undefined;
  readonly fromKnownAt?: string | undefined;
  readonly toKnownAt?: string | undefined;
  readonly fromVersion?: number | undefined;
  readonly toVersion?: number | undefined;
  readonly between?: string | undefined;
}

export class AskDiff extends Query<object> {
  constructor(readonly asked: DiffAsked) {
    super();
  }
}

@QueryHandler(AskDiff)
export class DiffHandler implements IQueryHandler<AskDiff> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
    private readonly database: Database,
  ) {}

  async execute({ asked: question }: AskDiff): Promise<object> {
    const { partnershipId } = question;
    const today = this.asker.today();
    const fromAt = readAt(question.fromAt, today, '/fromAt');
    const toAt = readAt(question.toAt, today, '/toAt');
    const parties = readBetween(question.between);
    const [from, to] = await Promise.all([
      this.open(partnershipId, 'from', question.fromKnownAt, question.fromVersion),
      this.open(partnershipId, 'to', question.toKnownAt, question.toVersion),
    ]);
    const differences = differenceBetween({ ...from, at: fromAt }, { ...to, at: toAt }, parties);
    const [events, acts] = await Promise.all([
      Events.behind(this.reader, partnershipId, saidInDifference(differences)),
      this.actsOn(partnershipId, to.version, differences),
    ]);
    const points = {
      from: { at: tellAt(question.fromAt, fromAt), ...tellKnown(from) },
      to: { at: tellAt(question.toAt, toAt), ...tellKnown(to) },
    };
    return {
      partnershipId,
      ...points,
      terms: differences.map((difference) => tellDifference(difference, events, acts)),
      links: { self: selfOf(question, points.from.at, points.to.at, { from, to }) },
    };
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

  /** The corrections and retractions that decide about the roots of what was taken back. */
  private async actsOn(
    partnershipId: string,
    upTo: number,
    differences: readonly TermDifference[],
  ): Promise<ReadonlyMap<number, HistoricEvent>> {
    const roots = [...new Set(takenBack(differences).map(({ order }) => order[0]))];
    const histories = await readRootHistories(this.database.pool, { partnershipId, upTo, roots });
    return new Map(
      histories.flatMap(([root, ...acts]) => {
        const state = root!.state;
        const act = state.state === 'standing' ? acts.at(-1) : acts.find(({ version }) => version === state.by);
        return act ? [[root!.version, act] as const] : [];
      }),
    );
  }
}

function selfOf(
  { partnershipId, between }: DiffAsked,
  fromAt: string,
  toAt: string,
  points: { from: Asked; to: Asked },
): string {
  const query = new URLSearchParams({ fromAt, toAt });
  for (const point of ['from', 'to'] as const) {
    query.set(`${point}Version`, String(points[point].version));
    query.set(`${point}KnownAt`, formatDay(points[point].clock));
  }
  if (between !== undefined) query.set('between', between);
  return `/v1/partnerships/${partnershipId}/diff?${query.toString()}`;
}
