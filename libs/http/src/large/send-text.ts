import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { LARGE_ANSWER_BYTES } from './large-answers';

const PIECE_CHARACTERS = 64 * 1024;

/** A text in pieces, so that a reader who takes it slowly holds no second copy of it. */
export function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const to = endOfPiece(text, from);
    yield text.slice(from, to);
    from = to;
  }
}

/** What a handler returns for a text: a large one goes out piece by piece, at the pace of its reader. */
export function inPieces(reply: FastifyReply, text: string): string | Readable {
  if (text.length < LARGE_ANSWER_BYTES) return text;
  void reply.header('content-length', Buffer.byteLength(text));
  return Readable.from(piecesOf(text), { objectMode: false });
}

/** Two halves of one character stay together. */
function endOfPiece(text: string, from: number): number {
  const to = from + PIECE_CHARACTERS;
  const code = text.charCodeAt(to - 1);
  return code >= 0xd800 && code < 0xdc00 ? to + 1 : to;
}
