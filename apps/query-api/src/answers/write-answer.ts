import { LARGE_ANSWER_BYTES } from '#http';
import { Pace } from '#observability';
import type { PartnershipReader } from '#read-models';
import { PartEvents } from './part-events';
import { Page, type Frame } from './page';
import type { Part } from './part';
import { both, firstParts, writeAtOnce } from './write-at-once';

/** Parts, and events behind them, that are read in one round trip. */
const PARTS_AT_ONCE = 100;
const EVENTS_AT_ONCE = 2_000;

export interface AnswerPlan extends Frame {
  /** Whether it takes much to find the parts: then few do so at a time. */
  readonly isHeavy: boolean;
  readonly parts: Iterable<Part> | AsyncIterable<Part>;
  /** Parts that earlier pages have told. */
  readonly skip: number;
  /** The last members; `next` is how many parts have been told where more follow, else null. */
  readonly tail: (next: number | null) => object;
}

/** Writes an answer, as `Page` ends it, part by part, until all is told or it is as large as an answer may be. Others get their turn in between. */
export async function writeAnswer(
  reader: PartnershipReader,
  { head, lists, isHeavy, parts: all, skip, tail }: AnswerPlan,
  onLarge: () => Promise<void> = async () => undefined,
): Promise<readonly string[]> {
  let parts = all;
  if (isHeavy) {
    await onLarge();
    await new Pace().turn();
  } else if (skip === 0 && Symbol.iterator in parts) {
    const first = firstParts(parts);
    const text = first.rest ? null : await writeSmall(reader, { head, lists }, first.parts, tail(null));
    if (text) return [text.slice(0, -1), '}'];
    parts = both(first.parts, first.rest ?? []);
  }
  const page = new Page({ head, lists });
  for await (const some of inRuns(parts, skip)) {
    const isWhole = await addAll(page, some, await PartEvents.load(reader, some), onLarge);
    if (!isWhole) return page.end(tail(skip + page.told));
  }
  return page.end(tail(null));
}

async function writeSmall(
  reader: PartnershipReader,
  frame: Frame,
  parts: readonly Part[],
  tail: object,
): Promise<string | null> {
  return writeAtOnce(frame, parts, tail, await PartEvents.load(reader, parts));
}

/** Whether all of them had room. */
async function addAll(
  page: Page,
  parts: readonly Part[],
  events: PartEvents,
  onLarge: () => Promise<void>,
): Promise<boolean> {
  const pace = new Pace();
  for (const part of parts) {
    const found = events.of(part);
    if (!page.add(part, part.write(found instanceof Promise ? await found : found))) return false;
    if (page.bytes > LARGE_ANSWER_BYTES) await onLarge();
    const pause = pace.breathe();
    if (pause) await pause;
  }
  return true;
}

async function* inRuns(parts: AnswerPlan['parts'], skip: number): AsyncGenerator<readonly Part[]> {
  const pace = new Pace();
  const runs = new Runs(skip);
  // Each part of what is at hand would be awaited by itself.
  if (Symbol.iterator in parts)
    for (const part of parts) {
      const pause = pace.breathe();
      if (pause) await pause;
      const run = runs.add(part);
      if (run) yield run;
    }
  else
    for await (const part of parts) {
      const pause = pace.breathe();
      if (pause) await pause;
      const run = runs.add(part);
      if (run) yield run;
    }
  if (runs.begun.length > 0) yield runs.begun;
}

/** Gathers parts, without the first `skip`, to runs that are read in one round trip. */
class Runs {
  begun: Part[] = [];
  private events = 0;

  constructor(private skip: number) {}

  /** The run that a part completes. */
  add(part: Part): readonly Part[] | null {
    if (this.skip > 0) {
      this.skip -= 1;
      return null;
    }
    this.begun.push(part);
    this.events += part.said.length;
    if (this.begun.length < PARTS_AT_ONCE && this.events < EVENTS_AT_ONCE) return null;
    const run = this.begun;
    [this.begun, this.events] = [[], 0];
    return run;
  }
}
