import { useState } from 'react';
import { isMembers, textOf, type Members } from './draft';
import { dropDraft, storeDraft, storedDraft, type StoredDraft } from './stored-drafts';
import { followingId } from './slug';

/** The current draft of a form. */
export interface DraftInForm extends StoredDraft {
  /** The initial event of the form. */
  readonly untouched: Members;
  /** True if the draft was stored on an earlier visit. */
  readonly isStored: boolean;
  readonly change: (changed: Partial<Omit<StoredDraft, 'event'>>) => void;
  /** Changes the event. The id of a new partnership is derived from its name. */
  readonly changeEvent: (event: Members) => void;
  readonly discard: () => void;
}

/** Returns a draft that survives leaving the page. `about` is the address of its form; `partnership` is absent if the draft may start a new one. */
export function useDraft(about: string, start: Members, partnership: string | undefined): DraftInForm {
  const [untouched] = useState(start);
  const begun: StoredDraft = { id: partnership ?? '', event: untouched, reason: '', known: null };
  const [stored, setStored] = useState(() => storedDraft(about));
  const [written, setWritten] = useState<StoredDraft>(
    stored === null ? begun : { ...stored, id: partnership ?? stored.id },
  );
  const write = (changed: Partial<StoredDraft>): void => {
    const next = { ...written, ...changed };
    setWritten(next);
    storeDraft(about, next);
  };
  return {
    ...written,
    untouched,
    isStored: stored !== null,
    change: write,
    changeEvent: (event) => {
      const { id } = written;
      write({ event, id: partnership === undefined ? followingId(id, nameIn(written.event), nameIn(event)) : id });
    },
    discard: () => {
      dropDraft(about);
      setStored(null);
      setWritten(begun);
    },
  };
}

/** Returns the name of a new partnership. */
const nameIn = ({ data }: Members): string => (isMembers(data) ? textOf(data['name']) : '');
