import { encodeCursor } from '#contracts';
import { Database } from '#ledger';
import { readFeedHead } from '#read-models';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendUnlessHeld, type TaggedAnswer } from './tagged-answer';

/** Fixed for ever with the first record. */
export const PARTITIONS = 12;

/** Sends answers with the cursor that they were projected to, where that is asked for. */
@Injectable()
export class Answers {
  constructor(private readonly database: Database) {}

  /** `make` is called after the cursor has been read: the answer knows all that lies before it, and perhaps more. */
  async send(
    reply: FastifyReply,
    asks: boolean | undefined,
    make: () => Promise<TaggedAnswer>,
  ): Promise<object | undefined> {
    if (!asks) return sendUnlessHeld(reply, await make());
    const head = await readFeedHead(this.database.pool, PARTITIONS);
    const { answer } = await make();
    return { ...(await answer()), ...(head ? { projectedTo: encodeCursor(head) } : {}) };
  }
}
