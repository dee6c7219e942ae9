import { Actor, defineRoute, Input, ndjson, Route, Scopes, type InputOf, type Scope } from '#http';
import { Metrics } from '#observability';
import { Recorder } from '#recording';
import { Controller, Inject, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { ImportLine } from './import-line';
import { importLines, type LineResult } from './import-lines';

const Counts = Type.Object(
  {
    lines: Type.Integer(),
    recorded: Type.Integer(),
    repeated: Type.Integer(),
    outstanding: Type.Integer(),
    refused: Type.Integer(),
  },
  { $id: 'ImportCounts' },
);

const TakenLine = Type.Object(
  {
    line: Type.Integer({ description: 'counted from 1' }),
    status: Type.String({ description: '`recorded`, `repeated` or `outstanding`' }),
    partnershipId: Type.String(),
    commandId: Type.String(),
    version: Type.Optional(Type.Integer()),
    eventIds: Type.Optional(Type.Array(Type.String())),
  },
  { $id: 'ImportedLine' },
);
const RefusedLine = Type.Object(
  {
    line: Type.Integer({ description: 'counted from 1' }),
    status: Type.Literal('refused'),
    problem: Type.Unsafe<unknown>({ $ref: '#/components/schemas/Problem' }),
  },
  { $id: 'RefusedLine' },
);
const Summary = Type.Object({ summary: Counts }, { $id: 'ImportSummary' });

const importCommands = defineRoute({
  method: 'POST',
  path: '/v1/import',
  expensive: true,
  summary: 'Import commands as NDJSON',
  description:
    'One command per line, as GET /v1/export returns them. Lines of one partnership take effect in their order. Each line is answered with one line, in order, then a ' +
    'summary follows; a bad line never stops the rest, and importing a file again changes nothing. Blank lines and those of an export’s cursors are passed over. A line with `recordedAt` needs the scope `import`.',
  tag: 'Record',
  body: ImportLine,
  streamBody: true,
  responses: {
    200: {
      description: 'a result per line, then the summary',
      contentType: 'application/x-ndjson',
      schema: Type.Union([TakenLine, RefusedLine, Summary], { $id: 'ImportResult' }),
    },
  },
});

@Controller()
export class ImportController {
  private readonly lines: { inc(labels: { status: LineResult['status'] }): void };

  constructor(
    private readonly commands: CommandBus,
    private readonly recorder: Recorder,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.lines = metrics.counter({
      name: 'import_lines_total',
      help: 'Lines of imports, by outcome',
      labels: ['status'],
    });
  }

  @Route(importCommands)
  async import(
    @Input() { body }: InputOf<typeof importCommands>,
    @Actor() actor: string,
    @Scopes() scopes: readonly Scope[],
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { termKinds } = this.recorder;
    await ndjson(reply, this.withSummary(importLines(this.commands, body, { actor, scopes, termKinds })));
  }

  private async *withSummary(results: AsyncIterable<LineResult>): AsyncGenerator<object> {
    const summary = { lines: 0, recorded: 0, repeated: 0, outstanding: 0, refused: 0 };
    for await (const result of results) {
      summary.lines += 1;
      summary[result.status] += 1;
      this.lines.inc({ status: result.status });
      yield result;
    }
    yield { summary };
  }
}
