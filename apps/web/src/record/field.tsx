import { useContext, useId, type ReactNode } from 'react';
import type { JsonSchema } from '../service/service';
import { absenceOf } from '../value/absence';
import { useToday } from '../time/use-today';
import type { Attributes } from './attributes';
import { faultsAt, isMembers, pointerTo, textOf, withMember, type Json, type Members } from './draft';
import { inWordsOf, sayFault } from './faults';
import { FormContext } from './form-context';
import { LinesInput } from './lines-input';
import type { Reading } from './phrases/phrase';
import { PHRASES } from './phrases/phrases';
import { readSchema, type Member, type Read } from './schema';
import { followingId } from './slug';
import { WordsInput } from './words-input';

export interface FieldProps {
  readonly schema: JsonSchema;
  readonly name: string;
  /** Instead of the name in words. */
  readonly label?: string;
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly isRequired?: boolean;
}

/** A field for what a schema describes, with what the service found wrong with it. */
export function Field(props: FieldProps) {
  const { definitions, parties } = useContext(FormContext);
  const today = useToday();
  const read = shownAs(readSchema(props.schema, definitions, props.name), props, { today, parties });
  if (read.shape.field === 'fixed') return null;
  const label = props.label ?? LABELS[props.name] ?? inWordsOf(props.name);
  if (read.shape.field === 'members' || read.shape.field === 'list') {
    return <Group {...props} read={read} label={label} />;
  }
  return (
    <Labelled
      label={label}
      hint={hintOf(read, props.name)}
      pointer={props.pointer}
      isRequired={props.isRequired ?? false}
    >
      {(attributes) => (
        <span className="stated">
          {absenceOf(props.value) === null && <Control {...props} read={read} attributes={attributes} />}
          <Absence {...props} absences={read.absences} label={label} />
        </span>
      )}
    </Labelled>
  );
}

/** Labels that say more than the name of the member. */
const LABELS: Readonly<Record<string, string>> = {
  url: 'Address',
  fromCondition: 'Starts when',
  by: 'At the latest by',
  until: 'Last day in force',
  untilCondition: 'Ends when',
  survives: 'Outlives the agreement',
  clarifies: 'It was always so',
  between: 'Binds only',
  thirdParties: 'Who else is named',
  inResponseTo: 'In response to',
  through: 'You looked up to which day?',
};

/** Hints in other words than those of the schema, which are for programs. */
const HINTS: Readonly<Record<string, string>> = {
  assertedBy: 'names of parties, or the name of a publisher, one a line',
  id: 'made from what stands before it',
  from: 'the first day in force; without it the day of the event',
  by: 'after this day it never starts',
  until: 'nothing where no end is stated',
  thirdParties: 'those whom the news names and who are no parties, so that terms can name them',
  agreement: 'the agreement that this belongs to',
  between: 'without it, whoever is a party on the day; one a line',
  url: 'where it can be read',
  inResponseTo: 'the event that this answers',
};

function hintOf({ title, description, shape }: Read, name: string): string | undefined {
  if (name in HINTS) return HINTS[name];
  if (shape.field === 'lines') return [title, 'one a line'].filter(Boolean).join(', ');
  return shape.field === 'phrase' ? title : (title ?? description);
}

/** A value that its words cannot say is shown as it is. */
function shownAs(read: Read, { value }: FieldProps, reading: Reading): Read {
  const { shape } = read;
  if (shape.field !== 'phrase' || value === undefined || typeof value === 'string' || absenceOf(value) !== null)
    return read;
  return PHRASES[shape.phrase].tell(value, reading) === null ? { ...read, shape: { field: 'anything' } } : read;
}

interface LabelledProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly pointer: string;
  readonly isRequired: boolean;
  readonly children: (attributes: Attributes) => ReactNode;
}

/** A label, a hint and the faults around a control; the control's id is its pointer. */
export function Labelled({ label, hint, pointer, isRequired, children }: LabelledProps) {
  const { faults } = useContext(FormContext);
  const described = useId();
  const own = faultsAt(faults, pointer, true);
  return (
    <div className="field" data-faulty={own.length > 0}>
      <label htmlFor={pointer}>
        {label}
        {isRequired && <span className="needed"> needed</span>}
      </label>
      {children({
        id: pointer,
        'aria-describedby': described,
        'aria-invalid': own.length > 0,
        required: false,
      })}
      <div id={described}>
        {own.map((fault, nth) => (
          <p key={nth} className="fault">
            {sayFault(fault)}
          </p>
        ))}
        {hint !== undefined && <p className="hint">{hint}</p>}
      </div>
    </div>
  );
}

type ControlProps = FieldProps & { readonly read: Read; readonly attributes: Attributes };

function Control({ read: { shape }, name, value, onChange, attributes }: ControlProps) {
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

/** JSON where it is, else the text itself. */
function jsonOr(text: string): Json | undefined {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function Absence({ absences, value, onChange, label }: FieldProps & { absences: readonly string[]; label: string }) {
  if (absences.length === 0) return null;
  return (
    <select
      className="absence"
      aria-label={`${label}: stated, or absent how`}
      value={absenceOf(value) ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : { [target.value]: true })}
    >
      <option value="">stated</option>
      {absences.map((absence) => (
        <option key={absence} value={absence}>
          {absence}
        </option>
      ))}
    </select>
  );
}

type GroupProps = FieldProps & { readonly read: Read; readonly label: string };

/** Fields that belong together, or a list of such. */
function Group(props: GroupProps) {
  const { read, label, pointer, value, onChange, isRequired } = props;
  const { faults } = useContext(FormContext);
  const own = faultsAt(faults, pointer, false);
  const isAbsent = absenceOf(value) !== null;
  return (
    <fieldset className="group" id={pointer} tabIndex={-1} data-faulty={own.length > 0}>
      <legend>
        {label}
        {isRequired && <span className="needed"> needed</span>}
      </legend>
      {own.map((fault, nth) => (
        <p key={nth} className="fault">
          {sayFault(fault)}
        </p>
      ))}
      <Absence {...props} absences={read.absences} />
      {!isAbsent && read.shape.field === 'members' && (
        <MemberFields members={read.shape.members} pointer={pointer} value={value} onChange={onChange} />
      )}
      {!isAbsent && read.shape.field === 'list' && <Items {...props} item={read.shape.item} />}
    </fieldset>
  );
}

interface MemberFieldsProps {
  readonly members: readonly Member[];
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** What is needed and what is said most often; the rest is under "More". */
export function MemberFields({ members, pointer, value, onChange }: MemberFieldsProps) {
  const { faults } = useContext(FormContext);
  const given = isMembers(value) ? value : {};
  const hasId = members.some(({ name }) => name === 'id');
  const first = idLast(firstMembers(members));
  const more = members.filter((member) => !first.includes(member));
  const isOpen = more.some(
    ({ name }) =>
      given[name] !== undefined || faults.some((fault) => fault.pointer.startsWith(pointerTo(pointer, name))),
  );
  const fields = (some: readonly Member[]) =>
    some.map(({ name, schema, isRequired }) => (
      <Field
        key={name}
        name={name}
        schema={schema}
        isRequired={isRequired}
        pointer={pointerTo(pointer, name)}
        value={given[name]}
        onChange={(member) => {
          const changed = withMember(value, name, member);
          onChange(hasId ? withIdOf(changed, value, name) : changed);
        }}
      />
    ));
  return (
    <div className="fields">
      {fields(first)}
      {more.length > 0 && (
        <details open={isOpen}>
          <summary>More</summary>
          <div className="fields">{fields(more)}</div>
        </details>
      )}
    </div>
  );
}

const OFTEN: ReadonlySet<string> = new Set(['summary', 'url', 'published', 'name', 'title', 'exclusivity']);
/** Members that few have to say. */
const SELDOM: ReadonlySet<string> = new Set(['identifiers', 'copy']);
const MOST_FIRST = 4;

/** An id follows the name or title that it is made from. */
const idLast = (members: readonly Member[]): readonly Member[] =>
  members.toSorted((a, b) => Number(a.name === 'id') - Number(b.name === 'id'));

function firstMembers(members: readonly Member[]): readonly Member[] {
  if (members.length <= MOST_FIRST) return members.filter(({ name }) => !SELDOM.has(name));
  const wanted = members.filter(({ name, isRequired }) => isRequired || OFTEN.has(name));
  const others = members.filter((member) => !wanted.includes(member)).slice(0, Math.max(MOST_FIRST - wanted.length, 0));
  return members.filter((member) => wanted.includes(member) || others.includes(member));
}

/** An id follows the name beside it, or the title, until it is given by hand. */
function withIdOf(changed: Members, before: Json | undefined, name: string): Members {
  if (name !== 'name' && name !== 'title') return changed;
  const [was, is] = [isMembers(before) ? textOf(before[name]) : '', textOf(changed[name])];
  const id = followingId(textOf(changed['id']), was, is);
  return id === '' ? changed : { ...changed, id };
}

/** What the items of a list are called, one and one more. */
const ONE_OF: Readonly<Record<string, string>> = {
  sources: 'Source',
  parties: 'Party',
  thirdParties: 'Somebody',
  joined: 'Party',
  renamed: 'Party',
};
const ADDED: Readonly<Record<string, string>> = {
  sources: 'a source',
  parties: 'a party',
  thirdParties: 'somebody',
  joined: 'a party',
  renamed: 'a party',
};

function Items({ item, name, pointer, value, onChange, label }: GroupProps & { readonly item: JsonSchema }) {
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  return (
    <>
      {items.map((each, nth) => (
        <div className="item" key={nth}>
          <Field
            name={String(nth + 1)}
            label={items.length === 1 ? (ONE_OF[name] ?? label) : `${ONE_OF[name] ?? label} ${nth + 1}`}
            schema={item}
            pointer={pointerTo(pointer, nth)}
            value={each}
            onChange={(changed) => onChange(items.with(nth, changed ?? {}))}
          />
          <button type="button" className="remove" onClick={() => onChange(items.toSpliced(nth, 1))}>
            Remove
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...items, {}])}>
        Add {ADDED[name] ?? 'another'}
      </button>
    </>
  );
}
