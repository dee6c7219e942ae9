import type { Json, Members } from './draft';

/** A draft that is not recorded yet. It survives leaving the page. */
export interface StoredDraft {
  readonly id: string;
  readonly event: Members;
  /** The reason of a correction. */
  readonly reason: string;
  /** The day on which the event became known; null: today. */
  readonly known: Json | null;
}

const KEY = 'partnership-timeline.drafts';
/** The most drafts that are stored; the oldest are deleted. */
const MOST = 20;

type StoredDrafts = Readonly<Record<string, StoredDraft>>;

/** Stores a draft under the address of its form. */
export function storeDraft(about: string, draft: StoredDraft): void {
  const { [about]: _, ...others } = readStored();
  write(Object.fromEntries([...Object.entries(others), [about, draft] as const].slice(-MOST)));
}

export const storedDraft = (about: string): StoredDraft | null => readStored()[about] ?? null;

export function dropDraft(about: string): void {
  const { [about]: _, ...others } = readStored();
  write(others);
}

function readStored(): StoredDrafts {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as StoredDrafts) : {};
  } catch {
    return {};
  }
}

function write(stored: StoredDrafts): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(stored));
  } catch {
    // The storage is full or not allowed: the draft lives as long as the page.
  }
}
