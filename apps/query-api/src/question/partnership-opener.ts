import { dayOfInstant, formatDay, type Day, type PartnershipWorlds } from '#domain';
import { codeOf, faulty, Problem, type ProblemFault } from '#http';
import { PartnershipReader, type OpenPartnership } from '#read-models';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from './clock';
import { orProblem } from './or-problem';
import { dayOfDate, readKnownAt, type KnownTimeParameters, type KnownMoment } from './question-times';

/** A partnership as known at a version, with the clock day. */
export interface KnownPartnership {
  readonly partnershipId: string;
  /** The build of the read models from which it was read. */
  readonly build: number;
  /** The worlds without a clock. */
  readonly worlds: PartnershipWorlds;
  readonly head: number;
  readonly version: number;
  /** Null before the first record. */
  readonly recordedAt: string | null;
  readonly clock: Day;
  /** True if the last event of the version was appended after the clock day; null: its record does not state it. */
  readonly hindsight: boolean | null;
}

/** Above this number of versions, a fold of all claims takes megabytes while an answer is made. */
const MANY_VERSIONS = 2_000;

export const isLarge = ({ version }: KnownPartnership): boolean => version > MANY_VERSIONS;

export interface PartnershipParameters extends KnownTimeParameters {
  readonly partnershipId: string;
  /** The prefix of the members' names in the pointers of problems. */
  readonly pointer?: string;
  /** The names of the members, if they differ from the default. */
  readonly names?: Names;
}

interface Names {
  readonly knownAt: string;
  readonly version: string;
}

/** Opens partnerships at the known time that a query selects. Throws a problem that names the wrong parameter. */
@Injectable()
export class PartnershipOpener {
  constructor(
    private readonly reader: PartnershipReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  today(): Day {
    return dayOfDate(this.clock());
  }

  async open(parameters: PartnershipParameters): Promise<KnownPartnership> {
    const known = knownMoment(parameters);
    const { partnershipId, version } = parameters;
    const opened = await this.reader.open({ partnershipId, version, instant: known?.instant });
    return this.conclude(parameters, known, opened);
  }

  /** Opens many partnerships in the given order and in the reader's runs. A problem takes the place of its partnership. */
  async *openInRuns(
    parameters: readonly PartnershipParameters[],
  ): AsyncGenerator<Iterable<KnownPartnership | Problem>> {
    const known = parameters.map((each) => orProblem(() => knownMoment(each)));
    const sound = parameters.flatMap(({ partnershipId, version }, index) => {
      const moment = known[index]!;
      return moment instanceof Problem ? [] : [{ partnershipId, version, instant: moment?.instant }];
    });
    let next = 0;
    const concluded = function* (
      opener: PartnershipOpener,
      opened: Iterable<OpenPartnership | null>,
    ): Generator<KnownPartnership | Problem> {
      for (const it of opened) {
        for (; known[next] instanceof Problem; next += 1) yield known[next] as Problem;
        const [each, moment] = [parameters[next]!, known[next] as KnownMoment | null];
        next += 1;
        yield orProblem(() => opener.conclude(each, moment, it));
      }
    };
    for await (const run of this.reader.openInRuns(sound)) yield concluded(this, run);
    yield known.slice(next) as Problem[];
  }

  /** Opens the same partnerships one by one. */
  async *openEach(parameters: readonly PartnershipParameters[]): AsyncGenerator<KnownPartnership | Problem> {
    for await (const run of this.openInRuns(parameters)) yield* run;
  }

  private conclude(
    parameters: PartnershipParameters,
    known: KnownMoment | null,
    opened: OpenPartnership | null,
  ): KnownPartnership {
    const { partnershipId } = parameters;
    if (!opened) throw partnershipUnknown(partnershipId);
    const { build, worlds, head, version, recordedAt } = opened;
    const faults = [
      ...(version > head.version ? [versionUnknown(parameters, head.version)] : []),
      ...(known ? this.futureFaults(pointerTo(parameters, 'knownAt'), known, head.recordedAt) : []),
    ];
    if (faults.length > 0) throw faulty(codeOf(faults, 'query-invalid'), faults);
    const versionDay = parameters.version !== undefined && recordedAt !== null ? dayOfInstant(recordedAt) : null;
    const clock = known?.day ?? versionDay ?? this.today();
    const hindsight = hindsightOf(opened, clock);
    return { partnershipId, build, worlds, head: head.version, version, recordedAt, clock, hindsight };
  }

  /** Refuses a `knownAt` in the future for a question about no partnership. */
  refuseFuture(knownAt: string | undefined): void {
    const known = readKnownAt(knownAt);
    const faults = known ? this.futureFaults('/knownAt', known) : [];
    if (faults.length > 0) throw faulty('known-at-in-future', faults);
  }

  /** A `knownAt` in the future is a fault, because its answer could still change. */
  private futureFaults(
    pointer: string,
    { day, instant, isDay, text }: KnownMoment,
    headAt?: string,
  ): readonly ProblemFault[] {
    const now = Math.max(this.clock().getTime(), headAt === undefined ? -Infinity : Date.parse(headAt));
    if (isDay ? day <= dayOfDate(new Date(now)) : instant.getTime() <= now) return [];
    const latest = isDay ? formatDay(dayOfDate(new Date(now))) : new Date(now).toISOString();
    return [
      {
        code: 'known-at-in-future',
        pointer,
        detail: `${text} lies in the future; the latest that can be asked for is ${latest}`,
      },
    ];
  }
}

const knownMoment = (parameters: PartnershipParameters): KnownMoment | null =>
  readKnownAt(parameters.knownAt, pointerTo(parameters, 'knownAt'));

const pointerTo = ({ pointer = '', names }: PartnershipParameters, member: keyof Names): string =>
  `${pointer}/${names?.[member] ?? member}`;

/** A record with a `recordedAt` after the clock day is hindsight: it was not appended earlier. */
function hindsightOf(
  { recordedAt, appendedAt }: Pick<OpenPartnership, 'recordedAt' | 'appendedAt'>,
  clock: Day,
): boolean | null {
  if (recordedAt === null) return false;
  if (dayOfInstant(appendedAt ?? recordedAt) > clock) return true;
  return appendedAt === null ? null : false;
}

/** Returns a 404 problem: nothing was ever recorded under this id. */
export const partnershipUnknown = (id: string): Problem =>
  new Problem({ status: 404, code: 'partnership-unknown', detail: `There is no partnership "${id}".` });

const versionUnknown = (parameters: PartnershipParameters, head: number): ProblemFault => ({
  code: 'version-unknown',
  pointer: pointerTo(parameters, 'version'),
  detail: `the partnership has versions up to ${head}`,
});
