import { useContext, useMemo, useState } from 'react';
import type { Party, TermKind } from '#client';
import type { View } from '../address/view';
import { loadRegister } from '../service/service';
import { useAnswer } from '../service/use-answer';
import type { Day } from '../time/day';
import { draftFrom, ofKindFound, startedBy } from './draft-from';
import type { Form } from './form-context';
import { foundIn, namedInText, type Found } from './found-in-text';
import { firstDayIn } from './recorded';
import { RecordedContext } from './recorded-context';
import { termsInText } from './terms-in-text';
import type { DraftInForm } from './use-draft';

export interface PastedText {
  readonly text: string;
  readonly found: Found;
  /** The amounts, names and terms of the text, which are offered at the fields. */
  readonly inText: Form['inText'];
  /** Reads a text and fills in the draft. */
  readonly begin: (text: string) => void;
}

interface About {
  readonly view: View;
  readonly draft: DraftInForm;
  readonly kinds: readonly TermKind[];
  readonly today: Day;
}

const NOBODY: readonly Party[] = [];

/** Returns the pasted text and what was found in it. */
export function usePastedText({ view: { partnership, act }, draft, kinds, today }: About): PastedText {
  const { parties, lanes } = useContext(RecordedContext);
  const register = useAnswer(partnership === undefined ? loadRegister : null).value ?? NOBODY;
  // The parties that the text may name.
  const people = partnership === undefined ? register : parties;
  const [{ text, found }, setPasted] = useState(() => ({ text: '', found: foundIn('', today) }));

  const begin = (pasted: string): void => {
    const foundNow = foundIn(pasted, today);
    setPasted({ text: pasted, found: foundNow });
    // If the type of event was chosen already, the text does not change it.
    const isChosen = partnership === undefined || act !== undefined;
    const event = isChosen ? draft.event : ofKindFound(draft.event, foundNow, draft.untouched);
    const filled = draftFrom(event, foundNow, draft.untouched);
    draft.changeEvent(startedBy(filled, namedInText(pasted, people), draft.untouched));
  };

  const day = firstDayIn(draft.event['occurred']) ?? today;
  const inText = useMemo(() => {
    const terms = termsInText(text, { kinds, lanes, parties: new Set(parties.map((each) => each.id)), day });
    return { amounts: found.amounts, named: namedInText(text, people), terms };
  }, [text, found, kinds, lanes, parties, people, day]);
  return { text, found, inText, begin };
}
