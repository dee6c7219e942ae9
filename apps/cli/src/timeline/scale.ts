/** A day as a number of days since 1970-01-01. */
export type DayNumber = number;

const DAY_MS = 86_400_000;

export const dayNumber = (day: string): DayNumber => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

const dateOf = (day: DayNumber): Date => new Date(day * DAY_MS);

export interface Scale {
  readonly from: DayNumber;
  /** The first day after the drawn range. */
  readonly to: DayNumber;
  readonly columns: number;
}

/** Returns the column of a day; outside 0 … columns − 1 if it is not drawn. */
export const columnOf = ({ from, to, columns }: Scale, day: DayNumber): number =>
  Math.floor(((day - from) / (to - from)) * columns);

/** Returns the first day of a column and the first day after it. */
export function daysOf({ from, to, columns }: Scale, column: number): readonly [DayNumber, DayNumber] {
  const width = (to - from) / columns;
  return [from + column * width, from + (column + 1) * width];
}

const MONTHS_A_TICK = [1, 3, 6, 12, 24, 60, 120, 300, 600, 1_200];
const LABEL_WIDTHS = { months: 9, years: 6 };

/** Returns labels of years or months, as dense as they stay readable. */
export function ticksOf(scale: Scale): { readonly column: number; readonly label: string }[] {
  const columnsAMonth = scale.columns / ((scale.to - scale.from) / 30.44);
  const step =
    MONTHS_A_TICK.find(
      (months) => months * columnsAMonth >= (months < 12 ? LABEL_WIDTHS.months : LABEL_WIDTHS.years),
    ) ?? 1_200;
  const first = dateOf(scale.from);
  const firstMonth = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step;
  const ticks = [];
  for (let month = firstMonth; ; month += step) {
    const label = step < 12 ? isoMonth(month) : String(Math.floor(month / 12)).padStart(4, '0');
    const column = columnOf(scale, dayNumber(`${isoMonth(month)}-01`));
    if (column + label.length > scale.columns) return ticks;
    if (column >= 0) ticks.push({ column, label });
  }
}

const isoMonth = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
