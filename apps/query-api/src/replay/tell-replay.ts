import { readStoredEventText } from '#contracts';
import type { ReplayedDecision } from '#feed';
import type { ReplayPage } from './replay.handler';

/** An item of a replay as JSON text: bodies of events pass through as they are stored, hardly any is read and written anew. */
export type TellDecision = (decision: ReplayedDecision) => readonly string[];

export const tellEvents: TellDecision = ({ bodies, firstVersion, ...decision }) => {
  const { partnershipId, recordedAt, imported, appendedAt, actor, commandId, partition, offset } = decision;
  const origin = { actor, imported, appendedAt };
  const rest = `"recordedAt":"${recordedAt}",${JSON.stringify({ ...origin, commandId, partition, offset }).slice(1, -1)}`;
  return bodies.map(
    (body, index) =>
      `{"partnershipId":"${partnershipId}","version":${firstVersion + index},${rest},"event":${readStoredEventText(body)}}`,
  );
};

/** A line that `POST /v1/import` takes. With all that the history hash covers, so that anybody can compute it. */
export const tellCommand: TellDecision = ({ bodies, historyHash, ...decision }) => {
  const { partnershipId, commandId: idempotencyKey, fingerprint, recordedAt, actor, imported, appendedAt } = decision;
  const about = { partnershipId, idempotencyKey, fingerprint, recordedAt, actor, imported, appendedAt };
  return [`{${JSON.stringify(about).slice(1, -1)},"events":[${bodies.join()}],"historyHash":"${historyHash}"}`];
};

/** Written at once: fewer, larger pieces pass through the stream faster than lines do. */
const CHUNK_CHARACTERS = 64 * 1024;

/** The lines of all pages, in chunks, with a line `{"cursor": …}` behind each page that told something, and at the end. */
export async function* linesOfReplay(
  pageAfter: (cursor: string | undefined) => Promise<ReplayPage>,
  after: string | undefined,
  tell: TellDecision,
): AsyncGenerator<string> {
  for (let page = await pageAfter(after); ;) {
    // The page behind is read while this one is written.
    const next = page.atEnd ? null : pageAfter(page.cursor);
    next?.catch(() => undefined);
    let chunk = '';
    for (const decision of page.decisions) {
      for (const line of tell(decision)) chunk += `${line}\n`;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      yield chunk;
      chunk = '';
    }
    yield `${chunk}${JSON.stringify({ cursor: page.cursor })}\n`;
    if (!next) return;
    page = await next;
  }
}
