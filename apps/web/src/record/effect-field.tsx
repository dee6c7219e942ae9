import { useContext } from 'react';
import type { TermKind } from '#client';
import type { JsonSchema } from '../service/service';
import type { Day } from '../time/day';
import { pointerTo, textOf, withMember, type Json, type Members } from './draft';
import { Field } from './field';
import { Labelled } from './labelled';
import { FormContext } from './form-context';
import { schemaOfEffect } from './missing';
import { firstDayIn } from './recorded';
import { ReplacesField } from './replaces-field';
import { readSchema } from './schema';
import { TermChoice } from './term-choice';
import { Suspends, ValueField } from './value-field';
import { ValueNow } from './value-now';

const EFFECTS = {
  set: 'sets or changes a term',
  override: 'replaces or suspends a term for a time',
  end: 'ends a term',
  notice: 'gives notice that a term is not renewed',
  reaffirm: 'says that a term stands',
  contest: 'says otherwise than the parties',
} as const;
type EffectName = keyof typeof EFFECTS;
/** The members with a field of their own. */
const OWN = ['effect', 'kind', 'scope', 'value', 'replaces'];

interface Props {
  readonly kinds: readonly TermKind[];
  readonly pointer: string;
  readonly members: Members;
  readonly onChange: (members: Members) => void;
  readonly day: Day;
}

/** Renders the fields of one effect. */
export function EffectField({ kinds, pointer, members, onChange, day }: Props) {
  const { definitions } = useContext(FormContext);
  const effect = (members['effect'] ?? 'set') as EffectName;
  const [kind, scope] = [textOf(members['kind']), textOf(members['scope'])];
  const schema = schemaOfEffect(definitions, effect);
  const { shape } = readSchema(schema, definitions);
  const others = shape.field === 'members' ? shape.members.filter(({ name }) => !OWN.includes(name)) : [];
  const chosen = kinds.find((each) => each.kind === kind);
  const set = (name: string) => (member: Json | undefined) => onChange(withMember(members, name, member));
  const hasValue = 'value' in ((schema['properties'] as object | undefined) ?? {});
  return (
    <div className="fields">
      <Labelled label="The news" pointer={pointerTo(pointer, 'effect')} isRequired={false}>
        {(attributes) => (
          <select {...attributes} value={effect} onChange={({ target }) => set('effect')(target.value)}>
            {Object.entries(EFFECTS).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <TermChoice
        kinds={kinds}
        pointer={pointer}
        members={members}
        onChange={onChange}
        isAnyTerm={effect === 'reaffirm'}
      />
      <Field
        name="scope"
        label="What it is about"
        schema={{ ...SCOPE, title: chosen?.scopeHint ?? 'all, or what it is about in a word' }}
        pointer={pointerTo(pointer, 'scope')}
        value={members['scope']}
        onChange={set('scope')}
      />
      <ValueNow
        kind={kind}
        scope={scope}
        day={firstDayIn(members['from']) ?? day}
        value={members['value']}
        {...(hasValue ? { onStart: set('value') } : {})}
      />
      {effect === 'override' && <Suspends pointer={pointer} value={members['value']} onChange={set('value')} />}
      {hasValue && members['value'] !== null && chosen !== undefined && (
        <ValueField
          kind={chosen}
          pointer={pointerTo(pointer, 'value')}
          value={members['value']}
          onChange={set('value')}
        />
      )}
      {effect === 'set' && (
        <ReplacesField
          pointer={pointerTo(pointer, 'replaces')}
          value={members['replaces']}
          onChange={set('replaces')}
        />
      )}
      <details open={others.some(({ name }) => members[name] !== undefined) || effect === 'override'}>
        <summary>From when, until when, on which condition, and more</summary>
        <div className="fields">
          {others.map(({ name, schema: member }) => (
            <Field
              key={name}
              name={name}
              schema={'const' in member ? { enum: [member['const']] } : member}
              pointer={pointerTo(pointer, name)}
              value={members[name]}
              onChange={set(name)}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

const SCOPE: JsonSchema = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*$' };
