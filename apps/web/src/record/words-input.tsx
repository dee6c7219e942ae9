import { useContext, useRef, useState } from 'react';
import { afterPress } from '../page/after-press';
import { useToday } from '../time/use-today';
import { AmountOffer } from './amount-offer';
import type { Attributes } from './attributes';
import type { Json } from './draft';
import { FormContext } from './form-context';
import { NameOffer } from './name-offer';
import { NamesInText } from './names-in-text';
import { PHRASES, readStart, type PhraseName } from './phrases/phrases';

interface Props {
  readonly attributes: Attributes;
  readonly phrase: PhraseName;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

const ALL = 'all';

/** Phrases whose value is not shown below the input, because it equals the typed words. */
const PLAIN: ReadonlySet<PhraseName> = new Set(['currency', 'scope']);

/** Renders the input of a phrase. The value that was read is shown below it, and is what the form sends. */
export function WordsInput({ attributes, phrase: name, value, onChange }: Props) {
  const { parties } = useContext(FormContext);
  const reading = { today: useToday(), parties };
  const phrase = PHRASES[name];
  const text = typeof value === 'string' ? value : value === undefined ? '' : (phrase.render(value, reading) ?? '');
  // An empty scope means `all`.
  const isAll = name === 'scope' && text === ALL;
  const whole = text === '' ? null : phrase.read(text, reading);
  const start = whole === null && text !== '' ? readStart(name, text, reading) : null;
  const understood = whole ?? start?.value ?? null;
  // The words typed after the value that was read.
  const [left, setLeft] = useState('');
  const rest = start?.rest ?? left;
  const rendered = understood === null ? null : phrase.render(understood, reading);
  // An id does not keep the spelling of the name it was made from.
  const typed = useRef('');
  const accept = (): void => {
    if (start !== null) setLeft(start.rest);
    if (understood !== null && JSON.stringify(understood) !== JSON.stringify(value)) onChange(understood);
  };
  const hint =
    text === '' || PLAIN.has(name) ? null : [hintOf(name, text, rendered), renderRest(rest)].filter(Boolean).join(' ');
  return (
    <span className="in-words">
      <input
        {...attributes}
        data-phrase={name}
        value={isAll ? '' : text}
        placeholder={isAll ? ALL : 'example' in phrase ? phrase.example : undefined}
        list={name === 'id' ? PARTIES_LIST : undefined}
        autoComplete="off"
        onChange={({ target }) => {
          typed.current = target.value;
          setLeft('');
          onChange(target.value || (name === 'scope' ? ALL : undefined));
        }}
        onBlur={() => afterPress(accept)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') accept();
        }}
      />
      {hint !== null && hint !== '' && (
        <span className="hint" role="status">
          {hint}
        </span>
      )}
      {name === 'money' && <AmountOffer value={value} onTake={onChange} />}
      {name === 'id' && value === undefined && <NamesInText taken={[]} onTake={onChange} />}
      {name === 'id' && (
        <NameOffer pointer={attributes.id} words={[typed.current]} onReplace={(_, by) => onChange(by)} />
      )}
    </span>
  );
}

/** The id of the list of party names, for fields that take a party. */
export const PARTIES_LIST = 'parties-of-the-partnership';

const renderRest = (rest: string): string =>
  rest === '' ? '' : `Not taken: “${rest}”. Write it in another field, or in the summary.`;

function hintOf(name: PhraseName, text: string, rendered: string | null): string | null {
  if (rendered === null) return 'Not understood yet.';
  if (name === 'id') return rendered === text ? null : `${rendered}.`;
  return rendered === text && name !== 'date' ? null : `Understood as ${rendered}.`;
}
