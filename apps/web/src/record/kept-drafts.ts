import type { Json, Members } from './draft';

/** What was written and not yet recorded; it survives leaving the page. */
export interface KeptDraft {
  readonly id: string;
  readonly event: Members;
  /** Why an event is corrected. */
  readonly reason: string;
  /** The day on which it became known, where that is not today. */
  readonly known: Json | null;
}

const KEY = 'partnership-timeline.drafts';
/** The drafts written last are kept. */
const MOST = 20;

type Kept = Readonly<Record<string, KeptDraft>>;

/** A draft by what it is about: the address of its form. */
export function keepDraft(about: string, draft: KeptDraft): void {
  const { [about]: _, ...others } = readKept();
  write(Object.fromEntries([...Object.entries(others), [about, draft] as const].slice(-MOST)));
}

export const keptDraft = (about: string): KeptDraft | null => readKept()[about] ?? null;

export function dropDraft(about: string): void {
  const { [about]: _, ...others } = readKept();
  write(others);
}

function readKept(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Kept) : {};
  } catch {
    return {};
  }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full, or not allowed: the draft lives as long as the page.
  }
}
