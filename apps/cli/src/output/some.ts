import { tell } from './print';

/** The first items, and whether there are more. */
export async function firstOf<T>(items: AsyncIterable<T>, limit: number): Promise<{ items: T[]; more: boolean }> {
  const first: T[] = [];
  for await (const item of items) {
    if (first.length === limit) return { items: first, more: true };
    first.push(item);
  }
  return { items: first, more: false };
}

/** Whether an answer goes on at another address; `--json` tells it. */
export const tellNext = ({ next }: { readonly next?: string | undefined }): void => {
  if (next !== undefined) tell(`This is not all of it. The rest: GET ${next}`);
};

export const tellMore = (more: boolean): void => {
  if (more) tell('There are more: raise --limit.');
};
