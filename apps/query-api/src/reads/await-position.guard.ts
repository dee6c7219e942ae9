import { DECISION_PARTITIONS, decodeCursor, MalformedCursor, type Cursor } from '#contracts';
import { CursorRefused } from '#feed';
import { Problem, unavailable } from '#http';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Reads } from './reads';

/** A cursor: the answer must include all changes before it. */
export const POSITION_HEADER = 'projected-to';

const RETRY_AFTER_SECONDS = 2;

/** Delays a query until its answer can include what the client requires. */
@Injectable()
export class AwaitPosition implements CanActivate {
  constructor(private readonly reads: Reads) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const text = headers[POSITION_HEADER];
    try {
      await this.reads.admit(text === undefined ? null : positionOf(String(text)));
    } catch (error) {
      throw problemOf(error);
    }
    return true;
  }
}

const positionOf = (text: string): Cursor => decodeCursor(text, DECISION_PARTITIONS);

function problemOf(error: unknown): unknown {
  if (error instanceof MalformedCursor || (error instanceof CursorRefused && error.code === 'cursor-foreign')) {
    const detail =
      error instanceof MalformedCursor
        ? 'The cursor in Projected-To is not one that this service gave out.'
        : 'The cursor in Projected-To belongs to another log.';
    return new Problem({
      status: 400,
      code: error.code,
      detail,
      errors: [{ code: error.code, pointer: '/Projected-To', detail }],
    });
  }
  if (!(error instanceof CursorRefused)) return error;
  return unavailable(
    error.code,
    'What lies before the cursor in Projected-To is not projected here yet.',
    RETRY_AFTER_SECONDS,
  );
}
