import { useContext } from 'react';
import type { TermKind } from '#client';
import type { JsonSchema } from '../service/service';
import { inWords } from '../value/tell-value';
import { faultsAt, isMembers, pointerTo, textOf, withMember, type Json } from './draft';
import { Field, FormContext, Labelled } from './field';
import { readSchema } from './schema';

const EFFECTS = {
  set: 'sets a term',
  end: 'ends a term',
  reaffirm: 'reaffirms a term',
  contest: 'contests a term',
} as const;
type EffectName = keyof typeof EFFECTS;
/** Members with a field of their own. */
const OWN = ['effect', 'kind', 'scope', 'value'];

interface Props {
  readonly kinds: readonly TermKind[];
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** What an event does to terms. */
export function EffectsField({ kinds, pointer, value, onChange }: Props) {
  const { faults } = useContext(FormContext);
  const effects: readonly Json[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="group" id={pointer} tabIndex={-1}>
      <legend>What it does to terms</legend>
      {faultsAt(faults, pointer, false).map(({ detail }, nth) => (
        <p key={nth} className="fault">
          {detail}
        </p>
      ))}
      {effects.map((effect, nth) => (
        <div className="item" key={nth}>
          <EffectField
            kinds={kinds}
            pointer={pointerTo(pointer, nth)}
            value={effect}
            onChange={(changed) => onChange(effects.with(nth, changed))}
          />
          <button type="button" className="remove" onClick={() => onChange(effects.toSpliced(nth, 1))}>
            Remove
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...effects, { effect: 'set', scope: 'all' }])}>
        Add a term
      </button>
    </fieldset>
  );
}

function EffectField({ kinds, pointer, value, onChange }: Props) {
  const { definitions } = useContext(FormContext);
  const members = isMembers(value) ? value : {};
  const effect = (members['effect'] ?? 'set') as EffectName;
  const schema = definitions[`Submitted${inWords(effect)}Effect`] ?? {};
  const { shape } = readSchema(schema, definitions);
  const others = shape.field === 'members' ? shape.members.filter(({ name }) => !OWN.includes(name)) : [];
  const kind = kinds.find((each) => each.kind === members['kind']);
  const set = (name: string) => (member: Json | undefined) => onChange(withMember(value, name, member));
  return (
    <div className="fields">
      <Labelled label="It" pointer={pointerTo(pointer, 'effect')} isRequired={false}>
        {(attributes) => (
          <select {...attributes} value={effect} onChange={({ target }) => set('effect')(target.value)}>
            {Object.entries(EFFECTS).map(([name, told]) => (
              <option key={name} value={name}>
                {told}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label="Kind" hint={kind?.description} pointer={pointerTo(pointer, 'kind')} isRequired>
        {(attributes) => (
          <select
            {...attributes}
            value={textOf(members['kind'])}
            onChange={({ target }) => set('kind')(target.value || undefined)}
          >
            <option value="">—</option>
            {effect === 'reaffirm' && <option value="*">every term in force</option>}
            {kinds.map(({ kind: id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Field
        name="scope"
        schema={{ type: 'string', maxLength: 64, description: kind?.scopeHint ?? 'all, or what it is about in a word' }}
        pointer={pointerTo(pointer, 'scope')}
        value={members['scope']}
        onChange={set('scope')}
      />
      {'value' in propertiesOf(schema) && (
        <ValueField
          kind={kind}
          pointer={pointerTo(pointer, 'value')}
          value={members['value']}
          onChange={set('value')}
        />
      )}
      <details open={others.some(({ name }) => members[name] !== undefined)}>
        <summary>From, until and more</summary>
        <div className="fields">
          {others.map(({ name, schema: member }) => (
            <Field
              key={name}
              name={name}
              schema={member}
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

interface ValueFieldProps {
  readonly kind: TermKind | undefined;
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** The value of a term by the schema of its kind, whose definitions are its own. */
function ValueField({ kind, ...props }: ValueFieldProps) {
  const { faults } = useContext(FormContext);
  const schema = kind?.schema ?? {};
  return (
    <FormContext value={{ faults, definitions: (schema['$defs'] ?? {}) as Readonly<Record<string, JsonSchema>> }}>
      <Field name="value" schema={schema} isRequired {...props} />
    </FormContext>
  );
}

const propertiesOf = (schema: JsonSchema): object => schema['properties'] ?? {};
