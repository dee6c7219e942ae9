import { useState } from 'react';
import { isMembers, textOf, type Members } from './draft';
import { dropDraft, keepDraft, keptDraft, type KeptDraft } from './kept-drafts';
import { followingId } from './slug';

/** The draft of a form, as it is written so far. */
export interface DraftInForm extends KeptDraft {
  /** The event as the form begins. */
  readonly untouched: Members;
  /** Whether it was begun before the page was left. */
  readonly isKept: boolean;
  readonly change: (changed: Partial<Omit<KeptDraft, 'event'>>) => void;
  /** The id of a new partnership follows its name. */
  readonly changeEvent: (event: Members) => void;
  readonly discard: () => void;
}

/** A draft that survives leaving the page. `about` is the address of its form; `partnership` is absent where a new one may begin. */
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

/** The name that a new partnership is given. */
const nameIn = ({ data }: Members): string => (isMembers(data) ? textOf(data['name']) : '');
