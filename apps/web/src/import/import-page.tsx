import { guessColumns, lackingIn, needsOrderOfDates, type ColumnMap, type Sheet } from '#client';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Link } from '../address/link';
import { Trouble } from '../page/trouble';
import { useTitle } from '../page/use-title';
import { loadTermKinds } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { useToday } from '../time/use-today';
import { isWrong } from './check-rows';
import { ColumnFields, datesOf } from './column-fields';
import { MapFile } from './map-file';
import { titleOfMember } from './members';
import { rowsOf } from './read-rows';
import { ReportTable } from './report-table';
import { SourceBox } from './source-box';
import { renderRows } from './render-rows';
import { useCheck } from './use-check';
import { useRecording } from './use-recording';

interface Table {
  readonly sheet: Sheet;
  readonly map: ColumnMap;
}

const HEADING = 'Record the rows of a spreadsheet';

/** Renders the import of spreadsheet rows as events: the column mapping, the check of the rows, and then the recording. */
export function ImportPage() {
  useTitle(HEADING);
  const [table, setTable] = useState<Table | null>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const today = useToday();
  const kinds = useAnswer(loadTermKinds).value?.items ?? [];
  const { check, begin, drop } = useCheck();
  const { recording, record, drop: dropRecording } = useRecording();
  const isRunning = recording?.isRunning === true;
  const dropReport = (): void => {
    drop();
    dropRecording();
  };
  const read = (text: string): void => {
    dropReport();
    const found = text.trim() === '' ? { sheet: null, faults: [] } : rowsOf(text);
    setFaults(found.faults);
    setTable(found.sheet && { sheet: found.sheet, map: guessColumns(found.sheet) });
  };
  const remap = (map: ColumnMap): void => {
    dropReport();
    setTable((before) => before && { ...before, map });
  };
  const lookAt = ({ sheet, map }: Table): void => {
    dropRecording();
    begin(sheet, map, { today, kinds });
  };
  return (
    <div className="narrow import">
      <h1>{HEADING}</h1>
      <p>Each row is one event. You see what would be recorded before anything is.</p>
      <fieldset className="steps" disabled={isRunning}>
        <SourceBox onText={read} />
        {faults.map((fault) => (
          <p key={fault} className="fault" role="alert">
            {fault}
          </p>
        ))}
        {table && <Columns table={table} onMap={remap} onCheck={() => lookAt(table)} />}
      </fieldset>
      {table && check && (
        <section aria-label="Report">
          <Heading isDone={check.isDone && !recording}>
            {recording ? '3. What became of the rows' : '3. What would be recorded'}
          </Heading>
          {!recording && (
            <p role="status">
              {check.isDone
                ? `${renderRows(check.rows)} Nothing is recorded yet.`
                : `Checked ${check.rows.length} of ${check.count} rows…`}
            </p>
          )}
          <Trouble error={check.error} />
          <ReportTable rows={recording?.rows ?? check.rows} map={table.map} kinds={kinds} />
          {check.isDone && !recording && <RecordButton count={check.rows} onRecord={() => record(check.rows)} />}
        </section>
      )}
      {recording && (
        <section aria-label="Recording">
          <Heading isDone={!isRunning}>{isRunning ? 'Recording' : 'Recorded'}</Heading>
          {isRunning && <progress aria-label="Rows recorded" max={recording.count} value={recording.done} />}
          <p role="status">{isRunning ? '' : renderRows(recording.rows)}</p>
          <Trouble error={recording.error} />
          {!isRunning && <Partnerships ids={recording.rows.flatMap(({ command }) => command?.partnershipId ?? [])} />}
        </section>
      )}
    </div>
  );
}

interface ColumnsProps {
  readonly table: Table;
  readonly onMap: (map: ColumnMap) => void;
  readonly onCheck: () => void;
}

function Columns({ table: { sheet, map }, onMap, onCheck }: ColumnsProps) {
  const isLackingOrder = map.dates === undefined && needsOrderOfDates(datesOf(sheet, map));
  const lacking = [...lackingIn(map).map(titleOfMember), ...(isLackingOrder ? ['how dates are meant'] : [])];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (lacking.length === 0) onCheck();
  };
  return (
    <form aria-label="What the columns mean" onSubmit={submit}>
      <h2>2. What the columns mean</h2>
      <p className="quiet">
        {sheet.rows.length} {sheet.rows.length === 1 ? 'row' : 'rows'}, {sheet.columns.length} columns. What their names
        tell is filled in; change what is wrong.
      </p>
      <ColumnFields sheet={sheet} map={map} onChange={onMap} />
      <MapFile sheet={sheet} map={map} onMap={onMap} />
      <div className="actions">
        <button className="main" disabled={lacking.length > 0}>
          Check the rows
        </button>
        {lacking.length > 0 && <span className="hint">Still needed: {lacking.join(', ')}.</span>}
      </div>
    </form>
  );
}

/** Renders a heading that takes the focus when the content below it is complete. */
function Heading({ isDone, children }: { readonly isDone: boolean; readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isDone) heading.current?.focus();
  }, [isDone]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}

interface RecordButtonProps {
  readonly count: Parameters<typeof renderRows>[0];
  readonly onRecord: () => void;
}

/** Renders the button that records. If some rows are wrong, it records the other rows; a check of the corrected table recognizes those. */
function RecordButton({ count, onRecord }: RecordButtonProps) {
  const ready = count.filter(({ state }) => state === 'ready').length;
  if (count.some(isWrong))
    return (
      <>
        <p>Mend the rows in the spreadsheet, or what the columns mean, and check again.</p>
        {ready > 0 && (
          <div className="actions">
            <button type="button" onClick={onRecord}>
              Record the other {ready === 1 ? 'row' : `${ready} rows`}
            </button>
          </div>
        )}
      </>
    );
  if (ready === 0) return <p>There is nothing to record: all of it is recorded already.</p>;
  return (
    <div className="actions">
      <button type="button" className="main" onClick={onRecord}>
        Record {ready} {ready === 1 ? 'row' : 'rows'}
      </button>
    </div>
  );
}

const MOST_LINKS = 20;

function Partnerships({ ids }: { readonly ids: readonly string[] }) {
  const all = [...new Set(ids)];
  return (
    <ul className="plain">
      {all.slice(0, MOST_LINKS).map((id) => (
        <li key={id}>
          <Link to={{ page: 'partnership', partnership: id }}>{id}</Link>
        </li>
      ))}
      {all.length > MOST_LINKS && <li>and {all.length - MOST_LINKS} more</li>}
    </ul>
  );
}
