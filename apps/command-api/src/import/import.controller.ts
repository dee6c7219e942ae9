import type { Readable } from 'node:stream';
import { Actor, defineRoute, Input, ndjson, Problem, Route, type InputOf } from '#http';
import { isStorageTrouble } from '#ledger';
import { Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { NOT_YET_ENABLED } from '../record-events/faults-of-event';
import { problemOf } from '../record-events/record-answer';
import { RecordEvents } from '../record-events/record-events.command';
import { ImportLine, readImportLine } from './import-line';
import { inOrder, type Window } from './in-order';
import { linesOf, type Line } from './lines';

/** As many as a record of the log may have: what was exported can be imported. */
const MAX_LINE_BYTES = 2 * 1024 * 1024;
/** Lines under way at once: enough to fill the log's batches, few enough to hold in memory. */
const WINDOW: Window<Line> = {
  count: 1_024,
  weight: 16 * 1024 * 1024,
  weightOf: (line) => ('bytes' in line ? line.bytes.length : 0),
};

const Counts = Type.Object({
  lines: Type.Integer(),
  recorded: Type.Integer(),
  repeated: Type.Integer(),
  outstanding: Type.Integer(),
  refused: Type.Integer(),
});

const importLines = defineRoute({
  method: 'POST',
  path: '/v1/import',
  summary: 'Import commands as NDJSON',
  description:
    'One command a line, as GET /v1/export tells them. Lines of one partnership take effect in their order. Each line is answered with one line, in order, then a ' +
    'summary follows; a bad line never stops the rest, and importing a file again changes nothing. Blank lines and those of an export’s cursors are passed over.',
  tag: 'Record',
  body: ImportLine,
  streamBody: true,
  responses: {
    200: {
      description: 'a result per line, then the summary',
      contentType: 'application/x-ndjson',
      schema: Type.Union([
        Type.Object({
          line: Type.Integer(),
          status: Type.String(),
          partnershipId: Type.String(),
          commandId: Type.String(),
          version: Type.Optional(Type.Integer()),
          eventIds: Type.Optional(Type.Array(Type.String())),
        }),
        Type.Object({
          line: Type.Integer(),
          status: Type.Literal('refused'),
          problem: Type.Unsafe<unknown>({ $ref: '#/components/schemas/Problem' }),
        }),
        Type.Object({ summary: Counts }),
      ]),
    },
  },
});

type LineResult = {
  readonly line: number;
  readonly status: 'recorded' | 'repeated' | 'outstanding' | 'refused';
} & Record<string, unknown>;

@Controller()
export class ImportController {
  constructor(private readonly commands: CommandBus) {}

  @Route(importLines)
  async import(
    @Input() { body }: InputOf<typeof importLines>,
    @Actor() actor: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await ndjson(reply, this.results(body, actor));
  }

  private async *results(body: Readable, actor: string): AsyncGenerator<object> {
    const summary = { lines: 0, recorded: 0, repeated: 0, outstanding: 0, refused: 0 };
    for await (const result of inOrder(linesOf(body, MAX_LINE_BYTES), WINDOW, (line) => this.importLine(line, actor))) {
      if (result === null) continue;
      summary.lines += 1;
      summary[result.status] += 1;
      yield result;
    }
    yield { summary };
  }

  /** Null for a line that is passed over. */
  private async importLine(line: Line, actor: string): Promise<LineResult | null> {
    const refused = (problem: Problem): LineResult => ({
      line: line.number,
      status: 'refused',
      problem: problem.toJSON(),
    });
    if ('tooLong' in line)
      return refused(
        new Problem({ status: 413, code: 'line-too-large', detail: `The line has more than ${MAX_LINE_BYTES} bytes.` }),
      );
    const read = readImportLine(line.bytes);
    if (read === 'cursor') return null;
    if ('faults' in read) {
      const errors = read.faults.map(({ pointer, message, code }) => ({
        code: code ?? read.code,
        pointer,
        detail: message,
      }));
      const status = read.code === NOT_YET_ENABLED ? 422 : 400;
      return refused(new Problem({ status, code: read.code, detail: `Line ${line.number} cannot be read.`, errors }));
    }
    const { partnershipId, events, idempotencyKey, recordedAt, fingerprint } = read.command;
    try {
      const { commandId, outcome } = await this.commands.execute(
        new RecordEvents(partnershipId, events, {
          actor,
          idempotencyKey,
          accepts: null,
          recordedAt: recordedAt ?? null,
          fingerprint,
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
}
