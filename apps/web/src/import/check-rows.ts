import { placeOfFault, type ImportedRow, type PlaceInRow, type RowCommand } from '#client';

export interface RowFault {
  readonly place: PlaceInRow | null;
  readonly detail: string;
}

/** The effect of recording a row. */
export type RowState =
  /** The row would be recorded. */
  | 'ready'
  /** The row was recorded before, and is not recorded again. */
  | 'known'
  /** Another row of the table is identical, to the letter. */
  | 'repeated'
  | 'faulty'
  /** The row that starts its partnership has to be corrected first. */
  | 'unchecked';

/** Returns true if a row cannot be recorded as it is. */
export const isWrong = ({ state }: { readonly state: string }): boolean => state === 'faulty' || state === 'unchecked';

export interface CheckedRow {
  readonly row: number;
  readonly command: ImportedRow | null;
  readonly state: RowState;
  readonly faults: readonly RowFault[];
}

export interface Refusal {
  readonly pointer: string;
  readonly detail: string;
}

/** The queries that check rows. None of them records anything. */
export interface CheckQueries {
  readonly isThere: (partnershipId: string) => Promise<boolean>;
  /** Returns true if a line was recorded before. */
  readonly isRecorded: (partnershipId: string, line: string) => Promise<boolean>;
  /** Returns the refusals that the events of a partnership would get, recorded one after the other. */
  readonly refusalsOf: (partnershipId: string, events: readonly unknown[]) => Promise<readonly Refusal[]>;
}

interface Usable {
  readonly row: number;
  readonly command: ImportedRow;
}

/** The number of partnerships that are checked at the same time. */
const AT_ONCE = 4;

export const lineOf = (command: ImportedRow): string => JSON.stringify(command);

/** Checks what recording each row would do. Calls `onChecked` for each row once its state is known. */
export async function checkRows(
  rows: readonly RowCommand[],
  queries: CheckQueries,
  onChecked: (row: CheckedRow) => void,
): Promise<void> {
  const lines = new Set<string>();
  const usable: Usable[] = [];
  for (const each of rows) {
    if ('missing' in each) {
      const faults = each.missing.map((member) => ({ place: { member }, detail: 'Nothing stands there.' }));
      onChecked({ row: each.row, command: null, state: 'faulty', faults });
    } else if (lines.has(lineOf(each.command))) onChecked({ ...each, state: 'repeated', faults: [] });
    else {
      lines.add(lineOf(each.command));
      usable.push(each);
    }
  }
  const partnerships = [...Map.groupBy(usable, ({ command }) => command.partnershipId)];
  const work = async (): Promise<void> => {
    for (let next = partnerships.shift(); next !== undefined; next = partnerships.shift())
      await checkPartnership(next[0], next[1], queries, onChecked);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function checkPartnership(
  id: string,
  rows: readonly Usable[],
  queries: CheckQueries,
  onChecked: (row: CheckedRow) => void,
): Promise<void> {
  let open = rows;
  if (await queries.isThere(id)) {
    const known = new Set<Usable>();
    for (const each of rows) if (await queries.isRecorded(id, lineOf(each.command))) known.add(each);
    for (const each of known) onChecked({ ...each, state: 'known', faults: [] });
    open = rows.filter((each) => !known.has(each));
  }
  // A refused event hides the refusals of later ones, so the other rows are checked again without it.
  while (open.length > 0) {
    const refused = await refusedOf(id, open, queries);
    for (const [each, faults] of refused) onChecked({ ...each, state: 'faulty', faults });
    const [first] = open;
    open = open.filter((each) => !refused.has(each));
    if (refused.size > 0 && !(isStart(first) && refused.has(first))) continue;
    for (const each of open) onChecked({ ...each, state: refused.size > 0 ? 'unchecked' : 'ready', faults: [] });
    return;
  }
}

const isStart = (row: Usable | undefined): row is Usable => row?.command.events[0]['type'] === 'PartnershipStarted';

/** The most events per request, minus one for the event that starts the partnership. */
const MOST_EVENTS = 99;

async function refusedOf(
  id: string,
  rows: readonly Usable[],
  { refusalsOf }: CheckQueries,
): Promise<ReadonlyMap<Usable, readonly RowFault[]>> {
  const found = new Map<Usable, readonly RowFault[]>();
  for (let at = 0; at < rows.length; at += MOST_EVENTS) {
    const part = rows.slice(at, at + MOST_EVENTS);
    const start = at > 0 && isStart(rows[0]) ? [rows[0]] : [];
    const requested = [...start, ...part];
    const refusals = await refusalsOf(
      id,
      requested.map(({ command }) => command.events[0]),
    );
    for (const { pointer, detail } of refusals) {
      const nth = Number(/^\/events\/(\d+)/.exec(pointer)?.[1] ?? 0);
      const row = requested[nth] ?? part[0]!;
      found.set(row, [...(found.get(row) ?? []), { place: placeOfFault(pointer), detail }]);
    }
    if (found.size > 0) return found;
  }
  return found;
}
