import type { Client } from '../generated/client';

/** Parses one item of a stream, and transforms it like the client's other responses. */
export async function itemOf<T>(http: Client, json: string): Promise<T> {
  const { responseTransformer: transform } = http.getConfig();
  const item: unknown = JSON.parse(json);
  return (transform ? await transform(item) : item) as T;
}
