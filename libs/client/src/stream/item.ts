import type { Client } from '../generated/client';

/** One item of a stream, transformed as the client's other answers are. */
export async function itemOf<T>(http: Client, json: string): Promise<T> {
  const { responseTransformer: transform } = http.getConfig();
  const item: unknown = JSON.parse(json);
  return (transform ? await transform(item) : item) as T;
}
