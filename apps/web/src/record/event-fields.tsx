import { useContext, useRef } from 'react';
import type { TermKind } from '#client';
import type { JsonSchema } from '../service/service';
import { pointerTo, textOf, withMember, type Json, type Members } from './draft';
import { EffectsField } from './effects-field';
import { Field, FormContext, Labelled } from './field';
import { resolve } from './schema';

interface Props {
  readonly kinds: readonly TermKind[];
  readonly pointer: string;
  readonly event: Members;
  readonly onChange: (event: Members) => void;
  /** Types that may be chosen; a correction keeps its target's. */
  readonly types: readonly string[];
}

const FIRST = ['title', 'occurred', 'data', 'assertedBy', 'sources', 'standing'];

/** What is asked, where the name of a member says it less well. */
const QUESTIONS: Readonly<Record<string, string>> = {
  title: 'What happened?',
  occurred: 'When?',
  assertedBy: 'Who says so?',
  sources: 'In which document?',
  standing: 'How binding is it?',
};

/** All of an event, as the schema of its type has it. */
export function EventFields({ kinds, pointer, event, onChange, types }: Props) {
  const { definitions } = useContext(FormContext);
  const type = textOf(event['type']);
  const properties = propertiesOfType(definitions, type);
  // What was said for another type comes back with that type.
  const dataOf = useRef(new Map<string, Json>());
  const changeType = (to: string): void => {
    dataOf.current.set(type, event['data'] ?? {});
    onChange({ ...event, type: to, data: dataOf.current.get(to) ?? {} });
  };
  const set = (name: string) => (member: Json | undefined) => onChange(withMember(event, name, member));
  return (
    <>
      <Labelled label="Type" pointer={pointerTo(pointer, 'type')} isRequired>
        {(attributes) => (
          <select
            {...attributes}
            value={type}
            disabled={types.length < 2}
            onChange={({ target }) => changeType(target.value)}
          >
            {types.map((each) => (
              <option key={each} value={each}>
                {each.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {FIRST.flatMap((name) => {
        const schema = properties[name];
        return schema === undefined
          ? []
          : [
              <Field
                key={`${type} ${name}`}
                name={name === 'data' ? 'details' : name}
                {...(name in QUESTIONS ? { label: QUESTIONS[name]! } : {})}
                schema={schema}
                isRequired={['occurred', 'title', 'data'].includes(name)}
                pointer={pointerTo(pointer, name)}
                value={event[name]}
                onChange={set(name)}
              />,
            ];
      })}
      <EffectsField
        kinds={kinds}
        pointer={pointerTo(pointer, 'effects')}
        value={event['effects']}
        onChange={set('effects')}
      />
    </>
  );
}

type Schemas = Readonly<Record<string, JsonSchema>>;

function variantsOf(definitions: Schemas): Schemas[] {
  const variants = (definitions['SubmittedEvent']?.['anyOf'] ?? []) as JsonSchema[];
  return variants.map((variant) => (resolve(variant, definitions)['properties'] ?? {}) as Schemas);
}

const typeOf = ({ type }: Schemas): string => String(type?.['const']);

const propertiesOfType = (definitions: Schemas, type: string): Schemas =>
  variantsOf(definitions).find((variant) => typeOf(variant) === type) ?? {};

/** Written by the service itself, or by a form of their own. */
const NOT_CHOSEN = ['TermFellDue', 'EventCorrected', 'EventRetracted'];

export const typesToRecord = (definitions: Schemas): string[] =>
  variantsOf(definitions)
    .map(typeOf)
    .filter((type) => !NOT_CHOSEN.includes(type));
