import type { Members } from './draft';

/** What was written and not yet recorded; it survives leaving the page. */
export interface KeptDraft {
  readonly id: string;
  readonly event: Members;
}

const keyOf = (partnership: string | undefined): string => `partnership-timeline.draft.${partnership ?? ''}`;

export function keepDraft(partnership: string | undefined, draft: KeptDraft): void {
  try {
    localStorage.setItem(keyOf(partnership), JSON.stringify(draft));
  } catch {
    // Full, or not allowed: the draft lives as long as the page.
  }
}

export function keptDraft(partnership: string | undefined): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(partnership)) ?? 'null');
    return typeof kept === 'object' && kept !== null && 'event' in kept ? (kept as KeptDraft) : null;
  } catch {
    return null;
  }
}

export function dropDraft(partnership: string | undefined): void {
  localStorage.removeItem(keyOf(partnership));
}
