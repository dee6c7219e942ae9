import { encodeCursor } from '#contracts';
import { Database } from '#ledger';
import { readFeedHead } from '#read-models';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendUnlessHeld, type TaggedAnswer } from './tagged-answer';

/** Fixed for ever with the first record. */
export const PARTITIONS = 12;

const JSON_TYPE = 'application/json; charset=utf-8';

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

  /** The same of an answer that is written already. */
  async sendText(
    reply: FastifyReply,
    asks: boolean | undefined,
    make: () => Promise<TaggedAnswer<string>>,
  ): Promise<string | undefined> {
    const head = asks ? await readFeedHead(this.database.pool, PARTITIONS) : null;
    const made = await make();
    const text = asks ? await made.answer() : await sendUnlessHeld(reply, made);
    if (text !== undefined) void reply.header('content-type', JSON_TYPE);
    return text && head ? `${text.slice(0, -1)},"projectedTo":${JSON.stringify(encodeCursor(head))}}` : text;
  }
}
