import { LARGE_ANSWER_BYTES } from '#http';
import { TimeSlice } from '#observability';
import type { PartnershipReader } from '#read-models';
import { PartEvents } from './part-events';
import { Page, type Frame } from './page';
import type { Part } from './part';
import { both, firstParts, writeAtOnce } from './write-at-once';

/** The most parts, and events behind them, that are read in one round trip. */
const PARTS_AT_ONCE = 100;
const EVENTS_AT_ONCE = 2_000;

export interface AnswerPlan extends Frame {
  /** True if finding the parts is expensive. Few such answers are made at a time. */
  readonly isHeavy: boolean;
  readonly parts: Iterable<Part> | AsyncIterable<Part>;
  /** The number of parts on earlier pages. */
  readonly skip: number;
  /** Returns the last members. `next` is the number of written parts if more follow, else null. */
  readonly tail: (next: number | null) => object;
}

/** Writes an answer part by part until it is complete or has the largest size allowed. It yields to other requests in between. */
export async function writeAnswer(
  reader: PartnershipReader,
  { head, lists, isHeavy, parts: all, skip, tail }: AnswerPlan,
  onLarge: () => Promise<void> = async () => undefined,
): Promise<readonly string[]> {
  let parts = all;
  if (isHeavy) {
    await onLarge();
    await new TimeSlice().yieldNow();
  } else if (skip === 0 && Symbol.iterator in parts) {
    const first = firstParts(parts);
    const text = first.rest ? null : await writeSmall(reader, { head, lists }, first.parts, tail(null));
    if (text) return [text.slice(0, -1), '}'];
    parts = both(first.parts, first.rest ?? []);
  }
  const page = new Page({ head, lists });
  for await (const some of inRuns(parts, skip)) {
    const isWhole = await addAll(page, some, await PartEvents.load(reader, some), onLarge);
    if (!isWhole) return page.end(tail(skip + page.written));
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

/** Adds parts to the page. Returns false if one of them did not fit. */
async function addAll(
  page: Page,
  parts: readonly Part[],
  events: PartEvents,
  onLarge: () => Promise<void>,
): Promise<boolean> {
  const slice = new TimeSlice();
  for (const part of parts) {
    const found = events.of(part);
    if (!page.add(part, part.write(found instanceof Promise ? await found : found))) return false;
    if (page.bytes > LARGE_ANSWER_BYTES) await onLarge();
    const pause = slice.yieldIfDue();
    if (pause) await pause;
  }
  return true;
}

async function* inRuns(parts: AnswerPlan['parts'], skip: number): AsyncGenerator<readonly Part[]> {
  const slice = new TimeSlice();
  const runs = new Runs(skip);
  // `for await` would await each part, although the parts of an iterable are available at once.
  if (Symbol.iterator in parts)
    for (const part of parts) {
      const pause = slice.yieldIfDue();
      if (pause) await pause;
      const run = runs.add(part);
      if (run) yield run;
    }
  else
    for await (const part of parts) {
      const pause = slice.yieldIfDue();
      if (pause) await pause;
      const run = runs.add(part);
      if (run) yield run;
    }
  if (runs.begun.length > 0) yield runs.begun;
}

/** Groups parts, without the first `skip`, into runs that are read in one round trip. */
class Runs {
  begun: Part[] = [];
  private events = 0;

  constructor(private skip: number) {}

  /** Adds a part. Returns the run if the part completes it. */
  add(part: Part): readonly Part[] | null {
    if (this.skip > 0) {
      this.skip -= 1;
      return null;
    }
    this.begun.push(part);
    this.events += part.statements.length;
    if (this.begun.length < PARTS_AT_ONCE && this.events < EVENTS_AT_ONCE) return null;
    const run = this.begun;
    [this.begun, this.events] = [[], 0];
    return run;
  }
}
