/** A page of a list; `next` is the address of the following page, null on the last. */
export interface Page {
  readonly next: string | null;
}

type Place = { readonly after?: string };

/** Yields all pages of a list in order: `eachPage((place) => api.partnerships.list({ query: { limit: 50, ...place } }))`. */
export async function* eachPage<P extends Page>(read: (place: Place) => Promise<P>): AsyncGenerator<P> {
  for (let place: Place | null = {}; place !== null;) {
    const page: P = await read(place);
    yield page;
    place = page.next === null ? null : placeOf(page.next);
  }
}

/** Yields the items of all pages in order. The next page is requested when the items of the current one are used up. */
export async function* eachItem<T>(
  read: (place: Place) => Promise<Page & { readonly items: readonly T[] }>,
): AsyncGenerator<T> {
  for await (const { items } of eachPage(read)) yield* items;
}

function placeOf(next: string): Place {
  const after = new URLSearchParams(next.slice(next.indexOf('?'))).get('after');
  if (after === null) throw new Error(`the address of the next page has no cursor: ${next}`);
  return { after };
}
