/** One block of a stream of server-sent events. */
export interface EventBlock {
  /** The id of the last event from this block on; null if the block has none. */
  readonly id: string | null;
  /** The data; null for a heartbeat, which only sets the id. */
  readonly data: string | null;
  /** The time to wait before reconnecting, if the block states one. */
  readonly retryMs: number | null;
}

/**
 * Yields the blocks of server-sent events (HTML standard, 9.2.6). Existing parsers drop the id of a block without data; `after=now` and filters with
 * few matches resume from these ids.
 */
export async function* eventBlocks(lines: AsyncIterable<string>): AsyncGenerator<EventBlock> {
  let id: string | null = null;
  let retryMs: number | null = null;
  let data: string[] = [];
  for await (const line of lines) {
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (line === '') {
      if (id !== null || retryMs !== null || data.length > 0)
        yield { id, retryMs, data: data.length === 0 ? null : data.join('\n') };
      [id, retryMs, data] = [null, null, []];
    } else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) retryMs = Number(value);
  }
}
