import { useEffect, useState } from 'react';
import type { PartnershipSummary } from '#client';
import { loadPartnerships } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { afterOf } from '../service/pages';

interface Partnerships {
  readonly items: readonly PartnershipSummary[];
  readonly error: unknown;
  /** Undefined until the first page is loaded. */
  readonly isComplete: boolean | undefined;
}

/** Returns all partnerships, the last recorded first. The first page is shown while the others load. */
export function usePartnerships(): Partnerships {
  const { value: first, error } = useAnswer(loadPartnerships());
  const [more, setMore] = useState<{ of: unknown; items: PartnershipSummary[]; isComplete: boolean; error: unknown }>();
  useEffect(() => {
    const gone = new AbortController();
    const read = async (): Promise<void> => {
      let items: PartnershipSummary[] = [];
      for (let after = afterOf(first?.next); after !== undefined;) {
        const page = await loadPartnerships(after).load(gone.signal);
        items = [...items, ...page.items];
        after = afterOf(page.next);
        setMore({ of: first, items, isComplete: after === undefined, error: undefined });
      }
    };
    read().catch((failure: unknown) => {
      if (!gone.signal.aborted) {
        setMore((before) => ({ items: [], isComplete: false, ...before, of: first, error: failure }));
      }
    });
    return () => gone.abort();
  }, [first]);
  const rest = more?.of === first ? more : undefined;
  return {
    items: [...(first?.items ?? []), ...(rest?.items ?? [])],
    error: error ?? rest?.error,
    isComplete: first && (afterOf(first.next) === undefined || rest?.isComplete === true),
  };
}
