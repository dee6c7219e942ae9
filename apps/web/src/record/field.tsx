import { useContext } from 'react';
import type { JsonSchema } from '../service/service';
import { absenceOf } from '../value/absence';
import { useToday } from '../time/use-today';
import { AbsenceChoice } from './absence-choice';
import { Control } from './control';
import { faultsAt, isMembers, listOf, pointerTo, textOf, withMember, type Json, type Members } from './draft';
import { renderFault } from './faults';
import type { FieldProps } from './field-props';
import { FormContext } from './form-context';
import { Labelled } from './labelled';
import { ADDED, hintOf, labelOf, ONE_OF } from './labels';
import type { Reading } from './phrases/phrase';
import { PHRASES } from './phrases/phrases';
import { readSchema, type Member, type Read } from './schema';
import { followingId } from './slug';

/** Renders the field of a schema, with its faults. */
export function Field(props: FieldProps) {
  const { definitions, parties } = useContext(FormContext);
  const today = useToday();
  const read = shownAs(readSchema(props.schema, definitions, props.name), props, { today, parties });
  if (read.shape.field === 'fixed') return null;
  const label = props.label ?? labelOf(props.name);
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
          <AbsenceChoice {...props} absences={read.absences} label={label} />
        </span>
      )}
    </Labelled>
  );
}

/** Shows a value as JSON if its phrase cannot render it. */
function shownAs(read: Read, { value }: FieldProps, reading: Reading): Read {
  const { shape } = read;
  if (shape.field !== 'phrase' || value === undefined || typeof value === 'string' || absenceOf(value) !== null)
    return read;
  return PHRASES[shape.phrase].render(value, reading) === null ? { ...read, shape: { field: 'anything' } } : read;
}

type GroupProps = FieldProps & { readonly read: Read; readonly label: string };

/** Renders a group of fields, or a list of groups. */
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
          {renderFault(fault)}
        </p>
      ))}
      <AbsenceChoice {...props} absences={read.absences} />
      {!isAbsent && read.shape.field === 'members' && (
        <MemberFields
          members={isGroupRequired(props) ? read.shape.members : read.shape.members.map(asOptional)}
          pointer={pointer}
          value={value}
          onChange={onChange}
        />
      )}
      {!isAbsent && read.shape.field === 'list' && <Items {...props} item={read.shape.item} />}
    </fieldset>
  );
}

/** Returns true if the required members of a group are required. Those of an empty optional group are not. */
const isGroupRequired = ({ isRequired, isItem, value }: FieldProps): boolean =>
  isRequired === true || isItem === true || (isMembers(value) && Object.keys(value).length > 0);

const asOptional = (member: Member): Member => ({ ...member, isRequired: false });

interface MemberFieldsProps {
  readonly members: readonly Member[];
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** Renders the required and the most frequent members; the others are under "More". */
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
/** Members that are rarely needed. */
const SELDOM: ReadonlySet<string> = new Set(['identifiers', 'copy']);
const MOST_FIRST = 4;

/** Moves the id behind the name or title from which it is derived. */
const idLast = (members: readonly Member[]): readonly Member[] =>
  members.toSorted((a, b) => Number(a.name === 'id') - Number(b.name === 'id'));

function firstMembers(members: readonly Member[]): readonly Member[] {
  if (members.length <= MOST_FIRST) return members.filter(({ name }) => !SELDOM.has(name));
  const wanted = members.filter(({ name, isRequired }) => isRequired || OFTEN.has(name));
  const others = members.filter((member) => !wanted.includes(member)).slice(0, Math.max(MOST_FIRST - wanted.length, 0));
  return members.filter((member) => wanted.includes(member) || others.includes(member));
}

/** Derives the id from the name or the title until the user edits the id. */
function withIdOf(changed: Members, before: Json | undefined, name: string): Members {
  if (name !== 'name' && name !== 'title') return changed;
  const [was, is] = [isMembers(before) ? textOf(before[name]) : '', textOf(changed[name])];
  const id = followingId(textOf(changed['id']), was, is);
  return id === '' ? changed : { ...changed, id };
}

function Items({ item, name, pointer, value, onChange, label }: GroupProps & { readonly item: JsonSchema }) {
  const items = listOf(value);
  return (
    <>
      {items.map((each, nth) => (
        <div className="item" key={nth}>
          <Field
            name={String(nth + 1)}
            label={items.length === 1 ? (ONE_OF[name] ?? label) : `${ONE_OF[name] ?? label} ${nth + 1}`}
            schema={item}
            isItem
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
