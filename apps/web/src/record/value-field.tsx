import { useContext } from 'react';
import type { TermKind } from '#client';
import type { JsonSchema } from '../service/service';
import { pointerTo, type Json } from './draft';
import { Field } from './field';
import { FormContext } from './form-context';
import { Labelled } from './labelled';

interface SuspendsProps {
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** Renders the choice of an override: another value, or a suspension. */
export const Suspends = ({ pointer, value, onChange }: SuspendsProps) => (
  <Labelled label="Meanwhile" pointer={pointerTo(pointer, 'suspends')} isRequired={false}>
    {(attributes) => (
      <select
        {...attributes}
        value={value === null ? 'nothing' : ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : null)}
      >
        <option value="">something else holds</option>
        <option value="nothing">nothing is in force: it is suspended</option>
      </select>
    )}
  </Labelled>
);

interface ValueFieldProps {
  readonly kind: TermKind;
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** Renders the fields of a value, by the schema of its kind, which has its own definitions. */
export function ValueField({ kind, ...props }: ValueFieldProps) {
  const form = useContext(FormContext);
  const definitions = (kind.schema['$defs'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  return (
    <FormContext value={{ ...form, definitions }}>
      <Field name="value" label="What holds" schema={kind.schema} isRequired {...props} />
    </FormContext>
  );
}
