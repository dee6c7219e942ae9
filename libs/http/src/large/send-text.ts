import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { LARGE_ANSWER_BYTES } from './large-answers';

const PIECE_CHARACTERS = 64 * 1024;

/** Yields a text in pieces, so that a slow reader does not keep a second copy of it in memory. */
export function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const to = endOfPiece(text, from);
    yield text.slice(from, to);
    from = to;
  }
}

/**
 * Returns the payload of a response in parts. A large response is streamed piece by piece at the pace of its reader; its parts are never
 * joined into one string.
 */
export function inPieces(reply: FastifyReply, parts: readonly string[]): string | Readable {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length < LARGE_ANSWER_BYTES) return parts.join('');
  void reply.header(
    'content-length',
    parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0),
  );
  return Readable.from(takenFrom([...parts].reverse()), { objectMode: false });
}

/** Yields the parts from the last to the first and releases each one after use. */
function* takenFrom(parts: string[]): Generator<string> {
  let waiting = '';
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    waiting += part;
    if (waiting.length < PIECE_CHARACTERS) continue;
    yield* piecesOf(waiting);
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}

/** Keeps the two halves of a surrogate pair together. */
function endOfPiece(text: string, from: number): number {
  const to = from + PIECE_CHARACTERS;
  const code = text.charCodeAt(to - 1);
  return code >= 0xd800 && code < 0xdc00 ? to + 1 : to;
}
