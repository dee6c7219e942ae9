import { placeOfFault, type ImportResult } from '#client';
import { useEffect, useState } from 'react';
import { service } from '../service/service';
import { isWrong, lineOf, type CheckedRow, type RowFault } from './check-rows';
import type { ReportedRow } from './report-table';

export interface Recording {
  readonly rows: readonly ReportedRow[];
  readonly done: number;
  readonly count: number;
  readonly isRunning: boolean;
  readonly error: unknown;
}

/** Sends the checked rows without faults, in their order. Rows that are sent again are not recorded twice. */
export function useRecording(): {
  recording: Recording | null;
  record: (rows: readonly CheckedRow[]) => void;
  drop: () => void;
} {
  const [recording, setRecording] = useState<Recording | null>(null);
  const isRunning = recording?.isRunning === true;
  useEffect(() => {
    if (!isRunning) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isRunning]);
  const record = (checked: readonly CheckedRow[]): void => {
    const sent = checked
      .filter((each) => !isWrong(each))
      .flatMap(({ row, command }) => (command === null ? [] : [{ row, command }]));
    const rows = new Map<number, ReportedRow>(checked.map((each) => [each.row, each]));
    const show = (done: number, more: Partial<Recording>): void =>
      setRecording({ rows: [...rows.values()], done, count: sent.length, isRunning: true, error: undefined, ...more });
    const run = async (): Promise<void> => {
      let done = 0;
      show(done, {});
      try {
        for await (const result of service().importLines(sent.map(({ command }) => lineOf(command)))) {
          const { row, command } = sent[result.line - 1]!;
          rows.set(row, { row, command, ...becameOf(result) });
          done += 1;
          if (done % SHOWN_EACH === 0) show(done, {});
        }
        show(done, { isRunning: false });
      } catch (error) {
        show(done, { isRunning: false, error });
      }
    };
    void run();
  };
  return { recording, record, drop: () => setRecording(null) };
}

const SHOWN_EACH = 20;

function becameOf(result: ImportResult): Pick<ReportedRow, 'state' | 'faults'> {
  if (result.status !== 'refused') return { state: result.status === 'repeated' ? 'known' : result.status, faults: [] };
  const { errors = [], detail } = result.problem;
  const faults = errors.map((fault): RowFault => ({ place: placeOfFault(fault.pointer), detail: fault.detail }));
  return {
    state: 'faulty',
    faults: faults.length > 0 ? faults : [{ place: null, detail: detail ?? result.problem.title }],
  };
}
