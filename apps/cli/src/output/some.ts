import { writeNote } from './print';

/** Returns the first items, and whether there are more. */
export async function firstOf<T>(items: AsyncIterable<T>, limit: number): Promise<{ items: T[]; more: boolean }> {
  const first: T[] = [];
  for await (const item of items) {
    if (first.length === limit) return { items: first, more: true };
    first.push(item);
  }
  return { items: first, more: false };
}

/** Prints the address at which an answer continues. `--json` includes it in the answer. */
export const renderNext = ({ next }: { readonly next?: string | undefined }): void => {
  if (next !== undefined) writeNote(`This is not all of it. The rest: GET ${next}`);
};

export const renderMore = (more: boolean): void => {
  if (more) writeNote('There are more: raise --limit.');
};
