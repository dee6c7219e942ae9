import { useContext, useRef } from 'react';
import { useToday } from '../time/use-today';
import type { Attributes } from './attributes';
import type { Json } from './draft';
import { FormContext } from './form-context';
import { NameOffer } from './name-offer';
import { PHRASES, type PhraseName } from './phrases/phrases';

interface Props {
  readonly attributes: Attributes;
  readonly phrase: PhraseName;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** Phrases whose words need not be told back: they are what is typed. */
const PLAIN: ReadonlySet<PhraseName> = new Set(['currency', 'scope']);

/** A value in words; what it is understood as stands below, and is what is sent. */
export function WordsInput({ attributes, phrase: name, value, onChange }: Props) {
  const { parties } = useContext(FormContext);
  const reading = { today: useToday(), parties };
  const phrase = PHRASES[name];
  const text = typeof value === 'string' ? value : value === undefined ? '' : (phrase.tell(value, reading) ?? '');
  const understood = text === '' ? null : phrase.read(text, reading);
  const told = understood === null ? null : phrase.tell(understood, reading);
  // An id has lost the spelling of the name that it was made from.
  const typed = useRef('');
  const accept = (): void => {
    if (understood !== null && JSON.stringify(understood) !== JSON.stringify(value)) onChange(understood);
  };
  const hint = text === '' || PLAIN.has(name) ? null : hintOf(name, text, told);
  return (
    <span className="in-words">
      <input
        {...attributes}
        data-phrase={name}
        value={text}
        placeholder={'example' in phrase ? phrase.example : undefined}
        list={name === 'id' ? PARTIES_LIST : undefined}
        autoComplete="off"
        onChange={({ target }) => {
          typed.current = target.value;
          onChange(target.value || undefined);
        }}
        onBlur={accept}
        onKeyDown={({ key }) => {
          if (key === 'Enter') accept();
        }}
      />
      {hint !== null && (
        <span className="hint" role="status">
          {hint}
        </span>
      )}
      {name === 'id' && (
        <NameOffer pointer={attributes.id} words={[typed.current]} onReplace={(_, by) => onChange(by)} />
      )}
    </span>
  );
}

/** Where the names of parties are listed for fields that take one. */
export const PARTIES_LIST = 'parties-of-the-partnership';

function hintOf(name: PhraseName, text: string, told: string | null): string | null {
  if (told === null) return 'Not understood yet.';
  if (name === 'id') return told === text ? null : `${told}.`;
  return told === text && name !== 'date' ? null : `Understood as ${told}.`;
}
