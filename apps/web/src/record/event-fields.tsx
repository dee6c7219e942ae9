import { useContext, useRef } from 'react';
import type { Party, TermKind } from '#client';
import { useToday } from '../time/use-today';
import { isMembers, listOf, pointerTo, textOf, withMember, type Json, type Members } from './draft';
import { EffectsField } from './effects-field';
import { Field } from './field';
import { Labelled } from './labelled';
import { FormContext } from './form-context';
import { firstDayIn } from './recorded';
import { membersOfType } from './event-types';
import { TYPES } from './types-in-words';
import { PARTIES_LIST } from './words-input';

interface Props {
  readonly kinds: readonly TermKind[];
  readonly pointer: string;
  readonly event: Members;
  readonly onChange: (event: Members) => void;
  /** The types to choose from. A correction keeps the type of its target. */
  readonly types: readonly string[];
}

/** The members shown first, in this order; the others are under a summary. */
const FIRST = ['title', 'occurred', 'data', 'assertedBy', 'sources', 'standing'];
const LAST = ['thirdParties', 'agreement'];

/** The labels of members, where a question is clearer than the name. */
const QUESTIONS: Readonly<Record<string, string>> = {
  title: 'What happened?',
  occurred: 'When?',
  data: 'Details',
  assertedBy: 'Who says so?',
  sources: 'In which document?',
  standing: 'How binding is it?',
  agreement: 'Part of which agreement?',
};

/** Renders the fields of an event, according to the schema of its type. */
export function EventFields({ kinds, pointer, event, onChange, types }: Props) {
  const form = useContext(FormContext);
  const { definitions } = form;
  const today = useToday();
  const type = textOf(event['type']);
  const properties = membersOfType(definitions, type);
  // The data of each type is kept, and comes back when the type is chosen again.
  const dataOf = useRef(new Map<string, Json>());
  const changeType = (to: string): void => {
    dataOf.current.set(type, event['data'] ?? {});
    onChange({ ...event, type: to, data: dataOf.current.get(to) ?? {} });
  };
  const set = (name: string) => (member: Json | undefined) => onChange(withMember(event, name, member));
  const fields = (names: readonly string[]) =>
    names.flatMap((name) => {
      const schema = properties[name];
      return schema === undefined
        ? []
        : [
            <Field
              key={`${type} ${name}`}
              name={name}
              {...(name in QUESTIONS ? { label: QUESTIONS[name]! } : {})}
              schema={schema}
              isRequired={['occurred', 'title', 'data'].includes(name)}
              pointer={pointerTo(pointer, name)}
              value={event[name]}
              onChange={set(name)}
            />,
          ];
    });
  const hasEffects = properties['effects']?.['maxItems'] !== 0 && properties['effects'] !== undefined;
  const named = listOf(event['thirdParties']);
  const onName = (party: Party): void => set('thirdParties')([...named, { id: party.id, name: party.name }]);
  const parties = [...form.parties, ...namedIn(event)];
  return (
    <FormContext value={{ ...form, parties, onName: properties['thirdParties'] === undefined ? null : onName }}>
      <datalist id={PARTIES_LIST}>
        {parties.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <Labelled label="What kind of news?" pointer={pointerTo(pointer, 'type')} isRequired>
        {(attributes) => (
          <select
            {...attributes}
            value={type}
            disabled={types.length < 2}
            onChange={({ target }) => changeType(target.value)}
          >
            {types.map((each) => (
              <option key={each} value={each}>
                {TYPES[each] ?? each.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {fields(FIRST)}
      {hasEffects && (
        <EffectsField
          kinds={kinds}
          pointer={pointerTo(pointer, 'effects')}
          value={event['effects']}
          onChange={set('effects')}
          day={firstDayIn(event['occurred']) ?? today}
        />
      )}
      <details open={LAST.some((name) => event[name] !== undefined)}>
        <summary>Who else is named, and which agreement it belongs to</summary>
        <div className="fields">{fields(LAST)}</div>
      </details>
    </FormContext>
  );
}

/** Returns the parties that the draft itself names with an id. */
function namedIn({ data, thirdParties }: Members): Party[] {
  const { parties, joined } = isMembers(data) ? data : {};
  return [parties, joined, thirdParties]
    .flatMap(listOf)
    .filter(isMembers)
    .map((party) => ({ id: textOf(party['id']), name: textOf(party['name']) }))
    .filter(({ id, name }) => id !== '' && name !== '');
}
