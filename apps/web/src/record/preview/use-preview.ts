import { useEffect, useState } from 'react';
import { ProblemError, type Preview, type SubmittedEvent } from '#client';
import { service } from '../../service/service';
import type { Fault, Json } from '../draft';

export interface Previewed {
  readonly preview: Preview | null;
  /** The refusals that recording would get, with their places. */
  readonly faults: readonly Fault[];
  readonly error: unknown;
  readonly isPending: boolean;
}

const NOTHING: Previewed = { preview: null, faults: [], error: undefined, isPending: false };
/** The delay after the last change of a draft. A preview costs the service as much work as a recording. */
const REST_MS = 500;

export interface Draft {
  readonly id: string;
  readonly body: { readonly events: readonly Json[]; readonly recordedAt?: string };
}

/** Returns the effects of recording a draft now; nothing if the draft is incomplete. */
export function usePreview(draft: Draft | null): Previewed {
  const [previewed, setPreviewed] = useState(NOTHING);
  const key = draft === null ? null : JSON.stringify(draft);
  useEffect(() => {
    if (key === null) return setPreviewed(NOTHING);
    const abort = new AbortController();
    setPreviewed((before) => ({ ...before, isPending: true }));
    const timer = setTimeout(() => {
      const { id, body } = JSON.parse(key) as Draft;
      loadPreview(id, body, abort.signal).then(
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

async function loadPreview(id: string, body: Draft['body'], signal: AbortSignal): Promise<Previewed> {
  try {
    // The draft is not validated here; the service returns its faults.
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
