import { useContext, useRef } from 'react';
import { afterPress } from '../page/after-press';
import { useToday } from '../time/use-today';
import type { Attributes } from './attributes';
import { listOf, textOf, type Json } from './draft';
import { FormContext } from './form-context';
import { NameOffer } from './name-offer';
import { NamesInText } from './names-in-text';
import { namesIn, PHRASES, readLines, type PhraseName } from './phrases/phrases';

interface Props {
  readonly attributes: Attributes;
  /** The phrase that reads each line; null: lines are kept as they are. */
  readonly phrase: PhraseName | null;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** Renders a list of texts, one per line. */
export function LinesInput({ attributes, phrase, value, onChange }: Props) {
  const { parties } = useContext(FormContext);
  const reading = { today: useToday(), parties };
  const lines = listOf(value);
  const typed = useRef<readonly string[]>([]);
  const read = phrase === null ? lines : readLines(lines, phrase, reading);
  const isTaken = JSON.stringify(read) === JSON.stringify(lines);
  const rendered = read.map((each) => (phrase === null ? null : PHRASES[phrase].render(each, reading)) ?? textOf(each));
  const hint = isTaken ? null : `Understood as ${rendered.join(' and ')}.`;
  const accept = (): void => {
    if (!isTaken) onChange(read);
  };
  const change = (text: string): void => {
    const changed = text.split('\n');
    typed.current = changed.flatMap(namesIn);
    onChange(text === '' ? undefined : changed);
  };
  return (
    <span className="in-words">
      <textarea
        {...attributes}
        data-phrase={phrase ?? undefined}
        rows={2}
        value={lines.map(textOf).join('\n')}
        onChange={({ target }) => change(target.value)}
        onBlur={() => afterPress(accept)}
      />
      {hint !== null && (
        <span className="hint" role="status">
          {hint}
        </span>
      )}
      {phrase === 'id' && <NamesInText taken={read} onTake={(id) => onChange([...read, id])} />}
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
