import { useContext, useRef } from 'react';
import { useToday } from '../time/use-today';
import type { Attributes } from './attributes';
import { textOf, type Json } from './draft';
import { FormContext } from './form-context';
import { NameOffer } from './name-offer';
import { PHRASES, type PhraseName } from './phrases/phrases';

interface Props {
  readonly attributes: Attributes;
  /** How each line is read; null: as it is. */
  readonly phrase: PhraseName | null;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** A list of texts, one a line. */
export function LinesInput({ attributes, phrase, value, onChange }: Props) {
  const { parties } = useContext(FormContext);
  const reading = { today: useToday(), parties };
  const lines: readonly Json[] = Array.isArray(value) ? value : [];
  const typed = useRef<readonly string[]>([]);
  const accept = (): void => {
    if (phrase === null || lines.length === 0) return;
    const read = lines.map((line) => (typeof line === 'string' ? (PHRASES[phrase].read(line, reading) ?? line) : line));
    if (JSON.stringify(read) !== JSON.stringify(lines)) onChange(read);
  };
  const change = (text: string): void => {
    typed.current = text.split('\n');
    onChange(text === '' ? undefined : typed.current);
  };
  return (
    <span className="in-words">
      <textarea
        {...attributes}
        data-phrase={phrase ?? undefined}
        rows={2}
        value={lines.map(textOf).join('\n')}
        onChange={({ target }) => change(target.value)}
        onBlur={accept}
      />
      {phrase === 'id' && (
        <NameOffer
          pointer={attributes.id}
          words={typed.current}
          onReplace={(id, by) => onChange(lines.map((line) => (line === id ? by : line)))}
        />
      )}
    </span>
  );
}
