import type { Json, Members } from './draft';

/** A draft that is not recorded yet. It survives leaving the page. */
export interface KeptDraft {
  readonly id: string;
  readonly event: Members;
  /** The reason of a correction. */
  readonly reason: string;
  /** The day on which the event became known; null: today. */
  readonly known: Json | null;
}

const KEY = 'partnership-timeline.drafts';
/** The most drafts that are kept; the oldest are dropped. */
const MOST = 20;

type Kept = Readonly<Record<string, KeptDraft>>;

/** Keeps a draft under the address of its form. */
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
    // The storage is full or not allowed: the draft lives as long as the page.
  }
}
