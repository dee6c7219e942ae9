import { needsOrderOfDates, NEEDED_MEMBERS, type ColumnMap, type Origin, type RowMember, type Sheet } from '#client';
import { loadTermKinds } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { EVENT_MEMBERS, MORE_MEMBERS, TERM_MEMBERS } from './members';
import { OriginField } from './origin-field';

interface Props {
  readonly sheet: Sheet;
  readonly map: ColumnMap;
  readonly onChange: (map: ColumnMap) => void;
}

const NEEDED: ReadonlySet<RowMember> = new Set(NEEDED_MEMBERS);

/** Renders the fields that map columns to members of an event. */
export function ColumnFields({ sheet, map, onChange }: Props) {
  const kinds = useAnswer(loadTermKinds).value?.items.map(({ kind, title }) => ({ value: kind, title }));
  const change = (member: RowMember, origin: Origin | undefined): void => {
    const { [member]: _, ...others } = map.members;
    onChange({ ...map, members: origin === undefined ? others : { ...others, [member]: origin } });
  };
  const fieldsOf = (members: typeof EVENT_MEMBERS) =>
    members.map(({ member, title, hint }) => (
      <OriginField
        key={member}
        title={title}
        hint={hint}
        isNeeded={NEEDED.has(member)}
        sheet={sheet}
        origin={map.members[member]}
        choices={member === 'kind' ? kinds : undefined}
        onChange={(origin) => change(member, origin)}
      />
    ));
  return (
    <>
      <div className="fields">{fieldsOf(EVENT_MEMBERS)}</div>
      <h3>The term that a row sets</h3>
      <div className="fields">
        {fieldsOf(TERM_MEMBERS)}
        <OriginField
          title="What holds"
          hint="in a sentence"
          isNeeded={false}
          sheet={sheet}
          origin={map.value['summary']}
          onChange={(origin) => {
            const { summary: _, ...others } = map.value;
            onChange({ ...map, value: origin === undefined ? others : { ...others, summary: origin } });
          }}
        />
      </div>
      {needsOrderOfDates(datesOf(sheet, map)) && (
        <fieldset className="order-of-dates">
          <legend>
            3/4/2025 means <span className="needed">needed</span>
          </legend>
          {(['day-first', 'month-first'] as const).map((order) => (
            <label key={order}>
              <input
                type="radio"
                name="order-of-dates"
                checked={map.dates === order}
                onChange={() => onChange({ ...map, dates: order })}
              />
              {order === 'day-first' ? '3 April 2025' : '4 March 2025'}
            </label>
          ))}
        </fieldset>
      )}
      <details className="others">
        <summary>More that a row may say</summary>
        <div className="fields">{fieldsOf(MORE_MEMBERS)}</div>
      </details>
    </>
  );
}

const DATES: readonly RowMember[] = ['occurred', 'from', 'until'];

export function datesOf({ rows }: Sheet, { members }: ColumnMap): string[] {
  const columns = DATES.map((member) => members[member]).filter((origin) => typeof origin === 'string');
  return rows.flatMap(({ cells }) => columns.map((column) => cells[column] ?? ''));
}
