/** Returns the cursor of the page behind `next`; undefined if there is none. */
export function afterOf(next: string | null | undefined): string | undefined {
  if (next === null || next === undefined) return undefined;
  return new URLSearchParams(next.slice(next.indexOf('?'))).get('after') ?? undefined;
}
