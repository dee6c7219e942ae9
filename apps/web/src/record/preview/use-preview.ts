import { useEffect, useState } from 'react';
import { ProblemError, type Preview, type SubmittedEvent } from '#client';
import { service } from '../../service/service';
import type { Fault, Json } from '../draft';

export interface Previewed {
  readonly preview: Preview | null;
  /** What would be refused, with its place. */
  readonly faults: readonly Fault[];
  readonly error: unknown;
  readonly isPending: boolean;
}

const NOTHING: Previewed = { preview: null, faults: [], error: undefined, isPending: false };
/** After the last change of a draft: each preview costs the service a recording's work. */
const REST_MS = 500;

export interface Draft {
  readonly id: string;
  readonly body: { readonly events: readonly Json[]; readonly recordedAt?: string };
}

/** What recording a draft would do now; null for one that is not complete. */
export function usePreview(draft: Draft | null): Previewed {
  const [previewed, setPreviewed] = useState(NOTHING);
  const key = draft === null ? null : JSON.stringify(draft);
  useEffect(() => {
    if (key === null) return setPreviewed(NOTHING);
    const abort = new AbortController();
    setPreviewed((before) => ({ ...before, isPending: true }));
    const timer = setTimeout(() => {
      const { id, body } = JSON.parse(key) as Draft;
      ask(id, body, abort.signal).then(
        (found) => abort.signal.aborted || setPreviewed(found),
        (error: unknown) => abort.signal.aborted || setPreviewed({ ...NOTHING, error }),
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key]);
  return previewed;
}

async function ask(id: string, body: Draft['body'], signal: AbortSignal): Promise<Previewed> {
  try {
    // Not checked here: what is wrong with it, the service tells.
    const { recordedAt } = body;
    const sent = {
      events: body.events as unknown as SubmittedEvent[],
      ...(recordedAt === undefined ? {} : { recordedAt }),
    };
    const preview = await service().preview.preview({ path: { id }, body: sent, signal });
    const { refusals } = preview;
    return { preview: refusals.length > 0 ? null : preview, faults: refusals, error: undefined, isPending: false };
  } catch (error) {
    if (error instanceof ProblemError && error.errors.length > 0) return { ...NOTHING, faults: error.errors };
    throw error;
  }
}
