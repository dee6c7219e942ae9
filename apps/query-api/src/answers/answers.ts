import { DECISION_PARTITIONS, encodeCursor, type WriteVersion } from '#contracts';
import type { Readable } from 'node:stream';
import { inPieces, matchesIfNoneMatch, isUnchanged, LargeAnswers } from '#http';
import { readFeedHead } from '#feed';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Recipient, TaggedAnswer } from './tagged-answer';
import { ReadDatabase } from '../reads/read-database';

const JSON_TYPE = 'application/json; charset=utf-8';

/** The version of the cursors that are issued. */
export const WRITE_VERSION = Symbol('WRITE_VERSION');

/** Sends answers unless the client has them already, and adds `projectedTo` if the client wants it. */
@Injectable()
export class Answers {
  constructor(
    private readonly database: ReadDatabase,
    private readonly large: LargeAnswers,
    @Inject(WRITE_VERSION) private readonly version: WriteVersion,
  ) {}

  /** Sends an answer. `answer` runs after the cursor was read, so the answer includes all changes before the cursor, and perhaps later ones. */
  async send(
    reply: FastifyReply,
    wantsPosition: boolean | undefined,
    answer: (recipient: Recipient) => Promise<TaggedAnswer>,
  ): Promise<string | Readable | undefined> {
    const head = wantsPosition ? await readFeedHead(this.database.pool, DECISION_PARTITIONS) : null;
    const { etag, parts } = await answer(
      this.recipientOf(reply, (tag) => !wantsPosition && matchesIfNoneMatch(reply.request, tag)),
    );
    if ((!wantsPosition && isUnchanged(reply, etag)) || parts === null) return undefined;
    void reply.header('content-type', JSON_TYPE);
    const last = head ? `,"projectedTo":${JSON.stringify(encodeCursor(head, this.version))}}` : '}';
    return inPieces(reply, [...parts.slice(0, -1), last]);
  }

  recipientOf(reply: FastifyReply, holds: Recipient['holds']): Recipient {
    return { holds, onLarge: this.onLarge(reply) };
  }

  /** Returns the function that an answer calls when it has become large. */
  onLarge(reply: FastifyReply): () => Promise<void> {
    return () => this.large.enter(reply);
  }
}
