import { dayOfInstant, formatDay, type Day, type PartnershipWorlds } from '#domain';
import { faulty, Problem } from '#http';
import { PartnershipReader, type OpenPartnership } from '#read-models';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from './clock';
import { dayOfDate, readKnownAt, type KnownAsked, type KnownMoment } from './time-asked';

/** A partnership as known at a version, with the day up to which things had come true. */
export interface Asked {
  readonly partnershipId: string;
  /** Which build of the read models it was read from. */
  readonly build: number;
  /** Without a clock. */
  readonly worlds: PartnershipWorlds;
  readonly head: number;
  readonly version: number;
  /** Null before the first record. */
  readonly recordedAt: string | null;
  readonly clock: Day;
  /** Whether the last event of the version was appended after the clock day; null: its record does not tell. */
  readonly hindsight: boolean | null;
}

/** Of so many versions a fold of all claims holds megabytes while an answer is made. */
const MANY_VERSIONS = 2_000;

export const takesMuch = ({ version }: Asked): boolean => version > MANY_VERSIONS;

export interface PartnershipAsked extends KnownAsked {
  readonly partnershipId: string;
  /** What precedes the members' names in the pointers of problems. */
  readonly pointer?: string;
  /** The names of the members, where they are not these. */
  readonly names?: Names;
}

interface Names {
  readonly knownAt: string;
  readonly version: string;
}

/** Opens partnerships at the known time that a question names, or says which part of it is wrong. */
@Injectable()
export class Asker {
  constructor(
    private readonly reader: PartnershipReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  today(): Day {
    return dayOfDate(this.clock());
  }

  async open(asked: PartnershipAsked): Promise<Asked> {
    const known = knownMoment(asked);
    const { partnershipId, version } = asked;
    const opened = await this.reader.open({ partnershipId, version, instant: known?.instant });
    return this.conclude(asked, known, opened);
  }

  /** The same for many, in the order asked and in the reader's runs; what is wrong with one takes its place. */
  async *openInRuns(asked: readonly PartnershipAsked[]): AsyncGenerator<Iterable<Asked | Problem>> {
    const known = asked.map((each) => orProblem(() => knownMoment(each)));
    const sound = asked.flatMap(({ partnershipId, version }, index) => {
      const moment = known[index]!;
      return moment instanceof Problem ? [] : [{ partnershipId, version, instant: moment?.instant }];
    });
    let next = 0;
    const concluded = function* (asker: Asker, opened: Iterable<OpenPartnership | null>): Generator<Asked | Problem> {
      for (const it of opened) {
        for (; known[next] instanceof Problem; next += 1) yield known[next] as Problem;
        const [each, moment] = [asked[next]!, known[next] as KnownMoment | null];
        next += 1;
        yield orProblem(() => asker.conclude(each, moment, it));
      }
    };
    for await (const run of this.reader.openInRuns(sound)) yield concluded(this, run);
    yield known.slice(next) as Problem[];
  }

  /** The same one by one. */
  async *openEach(asked: readonly PartnershipAsked[]): AsyncGenerator<Asked | Problem> {
    for await (const run of this.openInRuns(asked)) yield* run;
  }

  private conclude(asked: PartnershipAsked, known: KnownMoment | null, opened: OpenPartnership | null): Asked {
    const { partnershipId } = asked;
    if (!opened) throw partnershipUnknown(partnershipId);
    const { build, worlds, head, version, recordedAt } = opened;
    if (version > head.version) throw versionUnknown(asked, head.version);
    if (known) this.refuseFuture(asked, known, head.recordedAt);
    const versionDay = asked.version !== undefined && recordedAt !== null ? dayOfInstant(recordedAt) : null;
    const clock = known?.day ?? versionDay ?? this.today();
    const hindsight = hindsightOf(opened, clock);
    return { partnershipId, build, worlds, head: head.version, version, recordedAt, clock, hindsight };
  }

  /** Nobody knows yet what will be known then: such an answer could change. */
  private refuseFuture(asked: PartnershipAsked, { day, instant, isDay, text }: KnownMoment, headAt: string): void {
    const now = Math.max(this.clock().getTime(), Date.parse(headAt));
    if (isDay ? day <= dayOfDate(new Date(now)) : instant.getTime() <= now) return;
    const latest = isDay ? formatDay(dayOfDate(new Date(now))) : new Date(now).toISOString();
    throw faulty('known-at-in-future', [
      {
        code: 'known-at-in-future',
        pointer: pointerTo(asked, 'knownAt'),
        detail: `${text} is not yet: the latest is ${latest}`,
      },
    ]);
  }
}

const knownMoment = (asked: PartnershipAsked): KnownMoment | null =>
  readKnownAt(asked.knownAt, pointerTo(asked, 'knownAt'));

const pointerTo = ({ pointer = '', names }: PartnershipAsked, member: keyof Names): string =>
  `${pointer}/${names?.[member] ?? member}`;

/** What is recorded after the clock day was not known by then, and was appended no earlier. */
function hindsightOf(
  { recordedAt, appendedAt }: Pick<OpenPartnership, 'recordedAt' | 'appendedAt'>,
  clock: Day,
): boolean | null {
  if (recordedAt === null) return false;
  if (dayOfInstant(appendedAt ?? recordedAt) > clock) return true;
  return appendedAt === null ? null : false;
}

/** 404: nothing was ever recorded under this id. */
export const partnershipUnknown = (id: string): Problem =>
  new Problem({ status: 404, code: 'partnership-unknown', detail: `There is no partnership "${id}".` });

const versionUnknown = (asked: PartnershipAsked, head: number): Problem =>
  faulty('version-unknown', [
    {
      code: 'version-unknown',
      pointer: pointerTo(asked, 'version'),
      detail: `the partnership has versions up to ${head}`,
    },
  ]);

function orProblem<T>(of: () => T): T | Problem {
  try {
    return of();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
