import { decodeCursor, encodeCursor, MalformedCursor, type Cursor, type CursorPlace } from '#contracts';
import { Problem, unavailable } from '#http';
import { Database } from '#ledger';
import { CursorRefused, readFeed, refuseUnlessReached, type FeedDecision } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';

/** Fixed for ever with the first record. */
const PARTITIONS = 12;
const START: readonly CursorPlace[] = Array.from({ length: PARTITIONS }, () => ({ offset: 0, ordinal: 0 }));

export type ReplayedEvent = ReturnType<typeof tellEvents>[number];

export interface ReplayPage {
  readonly events: readonly ReplayedEvent[];
  readonly cursor: string;
}

export class AskReplay extends Query<ReplayPage> {
  constructor(readonly asked: { readonly after?: string | undefined; readonly limit: number }) {
    super();
  }
}

@QueryHandler(AskReplay)
export class ReplayHandler implements IQueryHandler<AskReplay> {
  constructor(private readonly database: Database) {}

  async execute({ asked: { after, limit } }: AskReplay): Promise<ReplayPage> {
    const cursor = after === undefined ? null : readCursor(after);
    // Of a record that another channel has told in part, the rest could not be told apart: it is told again.
    const offsets = (cursor?.places ?? START).map(({ offset }) => offset);
    const page = await readFeed(this.database.pool, { offsets, perPartition: Math.ceil(limit / PARTITIONS) });
    if (!page) throw unavailable('nothing-projected', 'The projection has not begun yet.', 2);
    if (cursor) refuseUnreached(() => refuseUnlessReached(cursor, page));
    const { taken, places } = take(page.decisions, page.scannedTo, limit);
    return {
      events: taken.flatMap(tellEvents),
      cursor: encodeCursor({ logId: page.logId, places: places.map((offset) => ({ offset, ordinal: 0 })) }),
    };
  }
}

/** Whole decisions until `limit` events are reached; where one is left for the next page, its partition's place stays before it. */
function take(
  decisions: readonly FeedDecision[],
  scannedTo: readonly number[],
  limit: number,
): { taken: FeedDecision[]; places: number[] } {
  const taken: FeedDecision[] = [];
  const places = [...scannedTo];
  let events = 0;
  for (const decision of decisions) {
    if (events < limit) {
      events += decision.events.length;
      taken.push(decision);
    } else places[decision.partition] = Math.min(places[decision.partition] ?? 0, decision.offset);
  }
  return { taken, places };
}

const tellEvents = ({ events, ...decision }: FeedDecision) =>
  events.map((event, index) => ({
    partnershipId: decision.partnershipId,
    version: decision.firstVersion + index,
    recordedAt: decision.recordedAt,
    imported: decision.imported,
    commandId: decision.commandId,
    partition: decision.partition,
    offset: decision.offset,
    event,
  }));

function readCursor(text: string): Cursor {
  try {
    return decodeCursor(text, PARTITIONS);
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
