import { MOST_ANSWER_BYTES } from '#http';
import { TimeSlice } from '#observability';
import type { PartnershipReader, TermPlace } from '#read-models';
import { PartEvents } from './part-events';
import type { Part } from './part';

/** The most items, and events behind them, that are read in one round trip. */
const ITEMS_AT_ONCE = 500;
const EVENTS_AT_ONCE = 2_000;
/** Bytes that are reserved for the members around the items. */
const ROOM_BYTES = 64 * 1024;

/** The place at which a list of items goes on: after a term, and after `skip` items of the next term. */
export interface ItemPlace {
  readonly after: TermPlace;
  readonly skip: number;
}

/** An item with its term; null: all items of that term were on earlier pages. */
export interface PlacedPart {
  readonly place: TermPlace;
  readonly part: Part | null;
}

interface Waiting {
  readonly part: Part;
  readonly at: ItemPlace;
}

/** The items of a page as JSON, by the name of their list. */
export type WrittenLists = ReadonlyMap<string, readonly string[]>;

/** Writes items until all are written or the answer is full. `reached` is the place at which the next page begins; null: all items are written. */
export async function writeItems(
  reader: PartnershipReader,
  parts: AsyncIterable<PlacedPart>,
  { begin }: { readonly begin: ItemPlace },
): Promise<{ readonly lists: WrittenLists; readonly reached: ItemPlace | null }> {
  const lists = new Map<string, string[]>();
  let [bytes, written] = [ROOM_BYTES, 0];
  for await (const run of inRuns(parts, begin)) {
    const slice = new TimeSlice();
    const events = await PartEvents.load(
      reader,
      run.map(({ part }) => part),
    );
    for (const { part, at } of run) {
      const text = part.write(await events.of(part));
      bytes += Buffer.byteLength(text) + 1;
      if (written > 0 && bytes > MOST_ANSWER_BYTES) return { lists, reached: at };
      written += 1;
      const list = lists.get(part.list);
      if (list) list.push(text);
      else lists.set(part.list, [text]);
      await slice.yieldIfDue();
    }
  }
  return { lists, reached: null };
}

async function* inRuns(parts: AsyncIterable<PlacedPart>, begin: ItemPlace): AsyncGenerator<readonly Waiting[]> {
  const slice = new TimeSlice();
  let [before, ofTerm, isFirst] = [begin.after, 0, true];
  let [run, events]: [Waiting[], number] = [[], 0];
  for await (const { place, part } of parts) {
    await slice.yieldIfDue();
    if (part === null) {
      [before, ofTerm, isFirst] = [place, 0, false];
      continue;
    }
    const at = { after: before, skip: ofTerm };
    ofTerm += 1;
    if (isFirst && at.skip < begin.skip) continue;
    run.push({ part, at });
    events += part.statements.length;
    if (run.length < ITEMS_AT_ONCE && events < EVENTS_AT_ONCE) continue;
    yield run;
    [run, events] = [[], 0];
  }
  if (run.length > 0) yield run;
}
