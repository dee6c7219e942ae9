import { MOST_ANSWER_BYTES } from '#http';
import type { Group, Part } from './part';

/** Bytes that are reserved for the members around the lists. */
const ROOM_BYTES = 64 * 1024;
const ROOM_OF_GROUP_BYTES = 200;

/** The members of an answer around its parts. */
export interface Frame {
  /** The first members. */
  readonly head: object;
  /** The names of the lists that parts fill, in their order. */
  readonly lists: readonly string[];
}

/** Collects the text of an answer, up to the size that an answer may have. */
export class Page {
  bytes: number;
  /** The number of parts in the page. */
  written = 0;
  private readonly texts: ReadonlyMap<string, string[]>;
  private open: { readonly group: Group; readonly texts: ReadonlyMap<string, string[]> } | null = null;

  constructor(private readonly frame: Frame) {
    this.texts = emptyLists(frame.lists);
    this.bytes = ROOM_BYTES + JSON.stringify(frame.head).length;
  }

  /** Adds a part. Returns false if it does not fit; the first part always fits. */
  add(part: Part, text: string): boolean {
    const bytes = Buffer.byteLength(text) + 1;
    if (this.written > 0 && this.bytes + bytes > MOST_ANSWER_BYTES) return false;
    this.bytes += bytes;
    this.written += 1;
    this.listOf(part).push(text);
    return true;
  }

  /** Returns the whole answer in pieces that are to be joined. The last piece is the closing brace. */
  end(tail: object): readonly string[] {
    this.close();
    const { head, lists } = this.frame;
    const texts = [`{${membersOf(head)}`];
    for (const list of lists) {
      texts.push(`,"${list}":[`);
      for (const [nth, text] of this.texts.get(list)!.entries()) texts.push(nth === 0 ? text : `,${text}`);
      texts.push(']');
    }
    texts.push(`,${membersOf(tail)}`, '}');
    return texts;
  }

  private listOf({ list, group }: Part): string[] {
    if (!group) return this.texts.get(list)!;
    if (this.open?.group !== group) {
      this.close();
      this.bytes += JSON.stringify(group.head).length + ROOM_OF_GROUP_BYTES;
      this.open = { group, texts: emptyLists(group.lists) };
    }
    return this.open.texts.get(list)!;
  }

  private close(): void {
    if (!this.open) return;
    const { group, texts } = this.open;
    this.texts.get(group.list)!.push(`{${[membersOf(group.head), ...filled(group.lists, texts)].join(',')}}`);
    this.open = null;
  }
}

const emptyLists = (lists: readonly string[]): ReadonlyMap<string, string[]> =>
  new Map(lists.map((list) => [list, []]));

const filled = (lists: readonly string[], texts: ReadonlyMap<string, readonly string[]>): string[] =>
  lists.map((list) => `"${list}":[${texts.get(list)!.join(',')}]`);

const membersOf = (of: object): string => JSON.stringify(of).slice(1, -1);
