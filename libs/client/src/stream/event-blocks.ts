/** One block of a stream of server-sent events. */
export interface EventBlock {
  /** The last event id from here on; null where the block names none. */
  readonly id: string | null;
  /** Null for a block that only moves the id: a heartbeat. */
  readonly data: string | null;
  /** How long to wait before connecting again, where the block says so. */
  readonly retryMs: number | null;
}

/**
 * The blocks of server-sent events (HTML standard, 9.2.6). By hand because the parsers on offer drop the id of a block
 * without data, and these ids are what `after=now` and a rare filter resume from.
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
