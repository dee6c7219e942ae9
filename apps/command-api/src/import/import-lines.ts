import type { TermKinds } from '#domain';
import { Problem, type Scope } from '#http';
import { TimeSlice } from '#observability';
import { isStorageTrouble } from '#postgres';
import type { CommandBus } from '@nestjs/cqrs';
import { problemOf } from '../record-events/record-answer';
import { RecordEvents } from '../record-events/record-events.command';
import { refusalOfMoment } from '../record-events/stated-moment';
import { readImportLine } from './import-line';
import { inOrder, type Window } from './in-order';
import { linesOf, type Line } from './lines';

/** The maximum size of a record of the log, so that every exported line can be imported. */
const MAX_LINE_BYTES = 2 * 1024 * 1024;
/** The window of lines that are processed at once: enough to fill the log's batches, few enough to keep in memory. */
const WINDOW: Window<Line> = {
  count: 1_024,
  weight: 16 * 1024 * 1024,
  weightOf: (line) => ('bytes' in line ? line.bytes.length : 0),
};

export type LineResult = {
  readonly line: number;
  readonly status: 'recorded' | 'repeated' | 'outstanding' | 'refused';
} & Record<string, unknown>;

/** The actor of an import and its scopes, and the kinds of terms that the service knows. */
export interface Importer {
  readonly actor: string;
  readonly scopes: readonly Scope[];
  readonly termKinds: TermKinds;
}

/** Records the commands of an NDJSON stream and yields a result for each line in order. */
export async function* importLines(
  commands: CommandBus,
  body: AsyncIterable<Buffer>,
  importer: Importer,
): AsyncGenerator<LineResult> {
  const lines = inSlices(linesOf(body, MAX_LINE_BYTES));
  for await (const result of inOrder(lines, WINDOW, (line) => importLine(commands, line, importer)))
    if (result !== null) yield result;
}

/** Lets other requests run between lines: those that are refused wait for nothing, and 300 KB hold 100,000 of them. */
async function* inSlices(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  const slice = new TimeSlice();
  for await (const line of lines) {
    await slice.yieldIfDue();
    yield line;
  }
}

/** Returns null for a line that is skipped. */
async function importLine(
  commands: CommandBus,
  line: Line,
  { actor, scopes, termKinds }: Importer,
): Promise<LineResult | null> {
  const refused = (problem: Problem): LineResult => ({
    line: line.number,
    status: 'refused',
    problem: problem.toJSON(),
  });
  if ('tooLong' in line)
    return refused(
      new Problem({ status: 413, code: 'line-too-large', detail: `The line has more than ${MAX_LINE_BYTES} bytes.` }),
    );
  const read = readImportLine(line.bytes, termKinds);
  if (read === 'cursor') return null;
  if ('faults' in read) {
    const errors = read.faults.map(({ pointer, message, code }) => ({
      code: code ?? read.code,
      pointer,
      detail: message,
    }));
    return refused(
      new Problem({ status: read.status, code: read.code, detail: `Line ${line.number} cannot be read.`, errors }),
    );
  }
  const { partnershipId, events, idempotencyKey, recordedAt, fingerprint } = read.command;
  const forbidden = refusalOfMoment(recordedAt, scopes);
  if (forbidden) return refused(forbidden);
  try {
    const { commandId, outcome } = await commands.execute(
      new RecordEvents(partnershipId, events, {
        actor,
        idempotencyKey,
        accepts: null,
        recordedAt: recordedAt ?? null,
        author: recordedAt === undefined ? 'client' : 'service',
        fingerprint,
        // All existing files were written for edition 1.
        knownParties: 'none',
        waits: 'from-its-turn',
      }),
    );
    const about = { line: line.number, partnershipId, commandId };
    if (outcome.outcome === 'unruled') return { ...about, status: 'outstanding' };
    if (outcome.outcome !== 'recorded') return refused(problemOf(outcome));
    const { version, events: recorded } = outcome.decision;
    return {
      ...about,
      status: outcome.repeated ? 'repeated' : 'recorded',
      version,
      eventIds: recorded.map(({ id }) => id),
    };
  } catch (error) {
    if (!isStorageTrouble(error)) throw error;
    return refused(
      new Problem({
        status: 503,
        code: 'storage-unavailable',
        detail: 'Postgres did not answer; import the line again.',
      }),
    );
  }
}
