import { readStoredEventText } from '#contracts';
import type { ReplayedDecision } from '#feed';
import type { ReplayPage } from './replay.handler';

/** Renders a decision as JSON text. Bodies of events are passed through as they are stored; few are parsed. */
export type RenderDecision = (decision: ReplayedDecision) => readonly string[];

export const renderEvents: RenderDecision = ({ bodies, firstVersion, ...decision }) => {
  const { partnershipId, recordedAt, imported, appendedAt, actor, commandId, partition, offset } = decision;
  const origin = { actor, imported, appendedAt };
  const rest = `"recordedAt":"${recordedAt}",${JSON.stringify({ ...origin, commandId, partition, offset }).slice(1, -1)}`;
  return bodies.map(
    (body, index) =>
      `{"partnershipId":"${partnershipId}","version":${firstVersion + index},${rest},"event":${readStoredEventText(body)}}`,
  );
};

/** Renders a decision as a line for `POST /v1/import`, with everything that the history hash covers, so that anybody can compute the hash. */
export const renderCommand: RenderDecision = ({ bodies, historyHash, ...decision }) => {
  const { partnershipId, commandId: idempotencyKey, fingerprint, recordedAt, actor, imported, appendedAt } = decision;
  const about = { partnershipId, idempotencyKey, fingerprint, recordedAt, actor, imported, appendedAt };
  return [`{${JSON.stringify(about).slice(1, -1)},"events":[${bodies.join()}],"historyHash":"${historyHash}"}`];
};

/** The size of a chunk: a stream passes fewer, larger chunks faster than single lines. */
const CHUNK_CHARACTERS = 64 * 1024;

/** Yields the lines of all pages in chunks, with a line `{"cursor": …}` after each page with decisions, and at the end. */
export async function* linesOfReplay(
  pageAfter: (cursor: string | undefined) => Promise<ReplayPage>,
  after: string | undefined,
  render: RenderDecision,
): AsyncGenerator<string> {
  for (let page = await pageAfter(after); ;) {
    // The next page is read while this one is written.
    const next = page.atEnd ? null : pageAfter(page.cursor);
    next?.catch(() => undefined);
    let chunk = '';
    for (const decision of page.decisions) {
      for (const line of render(decision)) chunk += `${line}\n`;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      yield chunk;
      chunk = '';
    }
    yield `${chunk}${JSON.stringify({ cursor: page.cursor })}\n`;
    if (!next) return;
    page = await next;
  }
}
