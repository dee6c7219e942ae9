import { canonicalJson } from '#contracts';
import type { OpenInClaim } from '../worlds';
import type { AnswerSpan } from './answer-spans';
import { Heap } from './heap';

/** The places of the present claims of one kind. The first one is on top. */
class Places {
  count = 0;
  private readonly heap = new Heap();
  private readonly present = new Set<number>();

  turn(place: number, step: 1 | -1): void {
    this.count += step;
    if (step === -1) this.present.delete(place);
    else {
      this.present.add(place);
      this.heap.push(place);
    }
  }

  /** The first present place in record order. There has to be one. */
  get first(): number {
    while (!this.present.has(this.heap.first)) this.heap.pop();
    return this.heap.first;
  }
}

/**
 * The open conditions and the renewal of the claims with one value that may govern on a day. The value waits for a condition if all claims wait. It may
 * end by a condition or without a renewal if all claims may, or if one that is not an override may: no other claim comes into force after its end, while
 * an override uncovers the claims below it.
 */
export class OpenInCarriers {
  private count = 0;
  private readonly waiting = new Places();
  private readonly ending = new Places();
  private readonly endingSets = new Places();

  /** The places that were rendered last, and their text. */
  private last: { readonly waits: number; readonly ends: number; readonly text: string } | null = null;

  constructor(private readonly spans: readonly AnswerSpan[]) {}

  turn(place: number, step: 1 | -1): void {
    const { open, isOverride } = this.spans[place]!;
    this.count += step;
    if (open === null) return;
    if (open.fromCondition !== undefined) this.waiting.turn(place, step);
    if (open.untilCondition === undefined && !open.renews) return;
    this.ending.turn(place, step);
    if (!isOverride) this.endingSets.turn(place, step);
  }

  /** RFC 8785 JSON; null: nothing is open. */
  get text(): string | null {
    const { waiting, ending, endingSets, count } = this;
    const ended = ending.count === count ? ending : endingSets;
    const waits = waiting.count === count ? waiting.first : -1;
    const ends = ended.count > 0 ? ended.first : -1;
    if (count === 0 || (waits < 0 && ends < 0)) return null;
    if (this.last?.waits !== waits || this.last.ends !== ends)
      this.last = { waits, ends, text: this.render(this.spans[waits]?.open ?? {}, this.spans[ends]?.open ?? {}) };
    return this.last.text;
  }

  private render({ fromCondition }: OpenInClaim, { untilCondition, renews }: OpenInClaim): string {
    return canonicalJson({
      ...(fromCondition === undefined ? {} : { fromCondition }),
      ...(untilCondition === undefined ? {} : { untilCondition }),
      ...(renews ? { renews } : {}),
    });
  }
}
