import { commandsOfRows, type ColumnMap, type RowReading, type Sheet } from '#client';
import { useRef, useState } from 'react';
import { checkQueries } from './check-queries';
import { checkRows, type CheckedRow } from './check-rows';

export interface Check {
  /** The rows checked so far, in the order of the table. */
  readonly rows: readonly CheckedRow[];
  readonly count: number;
  readonly isDone: boolean;
  readonly error: unknown;
}

/** The interval at which results are shown while the check runs. */
const SHOWN_EVERY_MS = 200;

type Begin = (sheet: Sheet, map: ColumnMap, reading: RowReading) => void;

/** Returns the check of rows; `null` before it has begun. */
export function useCheck(): { check: Check | null; begin: Begin; drop: () => void } {
  const [check, setCheck] = useState<Check | null>(null);
  const latest = useRef(0);
  const drop = (): void => {
    latest.current += 1;
    setCheck(null);
  };
  const begin: Begin = (sheet, map, reading) => {
    latest.current += 1;
    const own = latest.current;
    const found: CheckedRow[] = [];
    const commands = commandsOfRows(sheet.rows, map, reading);
    const show = (more: Partial<Check>): void => {
      if (own !== latest.current) return;
      const rows = found.toSorted((a, b) => a.row - b.row);
      setCheck({ rows, count: commands.length, isDone: false, error: undefined, ...more });
    };
    show({});
    let shown = performance.now();
    checkRows(commands, checkQueries, (row) => {
      found.push(row);
      if (performance.now() - shown < SHOWN_EVERY_MS) return;
      shown = performance.now();
      show({});
    }).then(
      () => show({ isDone: true }),
      (error: unknown) => show({ error }),
    );
  };
  return { check, begin, drop };
}
