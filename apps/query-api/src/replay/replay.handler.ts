import {
  DECISION_PARTITIONS,
  decodeCursor,
  encodeCursor,
  MalformedCursor,
  type Cursor,
  type CursorPlace,
  type WriteVersion,
} from '#contracts';
import { Problem, unavailable } from '#http';
import { CursorRefused, readReplay, refuseUnlessReached, withHashes, type ReplayedDecision } from '#feed';
import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { WRITE_VERSION } from '../answers/answers';
import { readUntil } from '../question/until';
import { ReadDatabase } from '../reads/read-database';

/** The value of `after` that means the beginning, as on every channel. */
const BEGINNING = 'beginning';
/** The bytes that are read of one partition, so that a page has at most a few megabytes. */
const BYTES_PER_PARTITION = 256 * 1024;

export interface ReplayParameters {
  readonly after?: string | undefined;
  readonly partnership?: string | undefined;
  readonly until?: string | undefined;
  readonly limit: number;
}

export interface ReplayPage {
  readonly decisions: readonly ReplayedDecision[];
  readonly cursor: string;
  /** True if the page reached the end of the log. */
  readonly atEnd: boolean;
}

export class ReplayQuery extends Query<ReplayPage> {
  constructor(readonly parameters: ReplayParameters) {
    super();
  }
}

@QueryHandler(ReplayQuery)
export class ReplayHandler implements IQueryHandler<ReplayQuery> {
  constructor(
    private readonly database: ReadDatabase,
    @Inject(WRITE_VERSION) private readonly version: WriteVersion,
  ) {}

  async execute({ parameters }: ReplayQuery): Promise<ReplayPage> {
    const { limit, partnership } = parameters;
    const cursor =
      parameters.after === undefined || parameters.after === BEGINNING ? null : readCursor(parameters.after);
    const { pool } = this.database;
    const page = await readReplay(pool, {
      // If another channel has sent part of a record, the rest cannot be identified, so the whole record is sent again.
      offsets: Array.from({ length: DECISION_PARTITIONS }, (_, partition) => cursor?.places[partition]?.offset ?? 0),
      perPartition: partnership === undefined ? Math.ceil(limit / DECISION_PARTITIONS) : limit,
      bytesPerPartition: BYTES_PER_PARTITION,
      partnershipId: partnership,
      until: readUntil(parameters.until),
    });
    if (!page) throw unavailable('nothing-projected', 'The projection has not begun yet.', 2);
    const projectedTo = page.projectedTo.map(placeAt);
    if (cursor) {
      const here = { logId: page.logId, projectedTo, from: await withHashes(pool, cursor.places) };
      refuseUnreached(() => refuseUnlessReached(cursor, here));
    }
    const { decisions, places } = firstDecisions(page.decisions, page.scannedTo, limit);
    const reached = { logId: page.logId, places: await withHashes(pool, places.map(placeAt)) };
    return {
      decisions,
      cursor: encodeCursor(reached, this.version),
      atEnd: places.every((offset, partition) => offset >= page.projectedTo[partition]!),
    };
  }
}

const placeAt = (offset: number): CursorPlace => ({ offset, ordinal: 0 });

/** Collects whole decisions until `limit` events are reached. The place of a partition stays before its first decision that did not fit. */
function firstDecisions(
  decisions: readonly ReplayedDecision[],
  scannedTo: readonly number[],
  limit: number,
): { decisions: ReplayedDecision[]; places: number[] } {
  const complete: ReplayedDecision[] = [];
  const places = [...scannedTo];
  let events = 0;
  for (const decision of decisions) {
    if (events < limit) {
      events += decision.bodies.length;
      complete.push(decision);
    } else places[decision.partition] = Math.min(places[decision.partition] ?? 0, decision.offset);
  }
  return { decisions: complete, places };
}

function readCursor(text: string): Cursor {
  try {
    return decodeCursor(text, DECISION_PARTITIONS);
  } catch (error) {
    if (error instanceof MalformedCursor) throw refusedCursor(error.code, error.message);
    throw error;
  }
}

function refuseUnreached(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof CursorRefused)) throw error;
    throw error.code === 'cursor-ahead'
      ? unavailable(error.code, sentence(error.message), 5)
      : refusedCursor(error.code, error.message);
  }
}

const refusedCursor = (code: string, message: string): Problem =>
  new Problem({ status: 400, code, detail: sentence(message), errors: [{ code, pointer: '/after', detail: message }] });

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
