import type { ColumnMap, NamedKind } from '#client';
import { writtenDate } from '../time/written-date';
import { inWords } from '../value/render-value';
import type { CheckedRow, RowState } from './check-rows';
import { renderRowFaults } from './render-row-fault';

interface Props {
  readonly rows: readonly ReportedRow[];
  readonly map: ColumnMap;
  readonly kinds: readonly NamedKind[];
}

/** A row that was checked, or its outcome after it was sent. */
export interface ReportedRow extends Omit<CheckedRow, 'state'> {
  readonly state: RowState | 'recorded' | 'outstanding';
}

/** The most rows to show. Rows with faults take precedence; the rest are counted. */
const MOST_ROWS = 300;

const LABELS: Readonly<Record<ReportedRow['state'], string>> = {
  ready: 'would be recorded',
  known: 'is recorded already',
  repeated: 'says the same as a row above',
  faulty: 'cannot be recorded',
  unchecked: 'not checked: the first row of its partnership has to be right first',
  recorded: 'recorded',
  outstanding: 'written, but not ruled on yet: record the rows again',
};

/** Renders the checked rows with their states as a table. */
export function ReportTable({ rows, ...read }: Props) {
  const faulty = rows.filter(({ faults }) => faults.length > 0);
  const shown = [...faulty, ...rows.filter(({ faults }) => faults.length === 0)]
    .slice(0, MOST_ROWS)
    .sort((a, b) => a.row - b.row);
  return (
    <>
      <div className="table-frame" role="region" aria-label="Rows" tabIndex={0}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Report</th>
              <th scope="col">Partnership</th>
              <th scope="col">When</th>
              <th scope="col">Event</th>
              <th scope="col">Term</th>
              <th scope="col">What holds</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <ReportRow key={row.row} row={row} {...read} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length && <p className="quiet">And {rows.length - shown.length} more rows.</p>}
    </>
  );
}

interface EffectOfRow {
  readonly effect: string;
  readonly kind: string;
  readonly scope: string;
  readonly value?: { readonly summary?: string };
}

type RowProps = { readonly row: ReportedRow } & Omit<Props, 'rows'>;

function ReportRow({ row: { row, command, state, faults }, map, kinds }: RowProps) {
  const event = command?.events[0];
  const text = (member: string): string => {
    const value = event?.[member];
    return typeof value === 'string' ? value : '';
  };
  const [effect] = (event?.['effects'] ?? []) as readonly EffectOfRow[];
  const [source] = (event?.['sources'] ?? []) as readonly { readonly publisher?: string }[];
  return (
    <tr data-state={state}>
      <th scope="row">{row}</th>
      <td>
        <span className="row-state">{LABELS[state]}</span>
        {renderRowFaults(faults, { map, kinds, kind: effect?.kind }).map((sentence) => (
          <span key={sentence} className="fault">
            {sentence}
          </span>
        ))}
      </td>
      <td>{command?.partnershipId}</td>
      <td>{writtenDate(text('occurred'))}</td>
      <td>
        {text('title')}
        {event?.['type'] === 'PartnershipStarted' && <span className="tag">starts the partnership</span>}
      </td>
      <td>{effect && `${titleOf(effect.kind, kinds)}${effect.scope === 'all' ? '' : `, ${effect.scope}`}`}</td>
      <td>{effect?.effect === 'end' ? 'it ends' : effect?.value?.summary}</td>
      <td>{source?.publisher}</td>
    </tr>
  );
}

const titleOf = (kind: string, kinds: Props['kinds']): string =>
  kinds.find((each) => each.kind === kind)?.title ?? inWords(kind);
