import { parseJson } from '#client';
import { useContext } from 'react';
import type { Attributes } from './attributes';
import { textOf, type Json } from './draft';
import type { FieldProps } from './field-props';
import { FormContext } from './form-context';
import { LinesInput } from './lines-input';
import type { Read } from './schema';
import { WordsInput } from './words-input';

interface Props extends FieldProps {
  readonly read: Read;
  readonly attributes: Attributes;
}

/** Renders the input of one value. */
export function Control({ read: { shape }, name, value, onChange, attributes }: Props) {
  const { choices } = useContext(FormContext);
  const text = textOf(value);
  const chosen = choices[name];
  if (chosen !== undefined)
    return (
      <select {...attributes} value={text} onChange={({ target }) => onChange(target.value || undefined)}>
        <option value="">—</option>
        {chosen.map(({ value: option, label }) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    );
  switch (shape.field) {
    case 'choice':
      return (
        <select {...attributes} value={text} onChange={({ target }) => onChange(target.value || undefined)}>
          <option value="">—</option>
          {shape.options.map((option) => (
            <option key={option} value={option}>
              {option.replaceAll('-', ' ')}
            </option>
          ))}
        </select>
      );
    case 'yes-no':
      return (
        <select
          {...attributes}
          value={typeof value === 'boolean' ? String(value) : ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value === 'true')}
        >
          <option value="">—</option>
          <option value="true">yes</option>
          <option value="false">no</option>
        </select>
      );
    case 'number':
      return (
        <input
          {...attributes}
          type="number"
          value={typeof value === 'number' ? value : ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.valueAsNumber)}
        />
      );
    case 'phrase':
      return <WordsInput attributes={attributes} phrase={shape.phrase} value={value} onChange={onChange} />;
    case 'lines':
      return <LinesInput attributes={attributes} phrase={shape.phrase} value={value} onChange={onChange} />;
    case 'text':
      return (
        <textarea
          {...attributes}
          rows={2}
          value={text}
          onChange={({ target }) => onChange(target.value || undefined)}
        />
      );
    case 'line':
      return <input {...attributes} value={text} onChange={({ target }) => onChange(target.value || undefined)} />;
    case 'anything':
      return (
        <textarea
          {...attributes}
          rows={3}
          placeholder="as JSON"
          defaultValue={value === undefined ? '' : JSON.stringify(value, null, 2)}
          onChange={({ target }) => onChange(jsonOr(target.value))}
        />
      );
    case 'fixed':
    case 'list':
    case 'members':
      return null;
  }
}

/** Parses a text as JSON; returns the text itself if it is not JSON, or has a number that would be rounded. */
function jsonOr(text: string): Json | undefined {
  if (text.trim() === '') return undefined;
  try {
    return parseJson(text) as Json;
  } catch {
    return text;
  }
}
