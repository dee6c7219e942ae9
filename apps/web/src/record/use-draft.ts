import { useState } from 'react';
import { isMembers, textOf, type Members } from './draft';
import { dropDraft, keepDraft, keptDraft, type KeptDraft } from './kept-drafts';
import { followingId } from './slug';

/** The current draft of a form. */
export interface DraftInForm extends KeptDraft {
  /** The initial event of the form. */
  readonly untouched: Members;
  /** True if the draft was kept from an earlier visit. */
  readonly isKept: boolean;
  readonly change: (changed: Partial<Omit<KeptDraft, 'event'>>) => void;
  /** Changes the event. The id of a new partnership is derived from its name. */
  readonly changeEvent: (event: Members) => void;
  readonly discard: () => void;
}

/** Returns a draft that survives leaving the page. `about` is the address of its form; `partnership` is absent if the draft may start a new one. */
export function useDraft(about: string, start: Members, partnership: string | undefined): DraftInForm {
  const [untouched] = useState(start);
  const begun: KeptDraft = { id: partnership ?? '', event: untouched, reason: '', known: null };
  const [kept, setKept] = useState(() => keptDraft(about));
  const [written, setWritten] = useState<KeptDraft>(kept === null ? begun : { ...kept, id: partnership ?? kept.id });
  const write = (changed: Partial<KeptDraft>): void => {
    const next = { ...written, ...changed };
    setWritten(next);
    keepDraft(about, next);
  };
  return {
    ...written,
    untouched,
    isKept: kept !== null,
    change: write,
    changeEvent: (event) => {
      const { id } = written;
      write({ event, id: partnership === undefined ? followingId(id, nameIn(written.event), nameIn(event)) : id });
    },
    discard: () => {
      dropDraft(about);
      setKept(null);
      setWritten(begun);
    },
  };
}

/** Returns the name of a new partnership. */
const nameIn = ({ data }: Members): string => (isMembers(data) ? textOf(data['name']) : '');
