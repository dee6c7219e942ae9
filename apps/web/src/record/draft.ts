export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Members = { readonly [name: string]: Json };

/** Returns the value with a member set; undefined removes the member. */
export function withMember(value: Json | undefined, name: string, member: Json | undefined): Members {
  const { [name]: _, ...others } = isMembers(value) ? value : {};
  return member === undefined ? others : { ...others, [name]: member };
}

export const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns a text; empty if the value is not a text. */
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Returns the items of a list; empty if the value is not a list. */
export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** Returns the draft without empty members, as it is sent. Items that are objects keep their places, so that the service's pointers fit. */
export function filledIn(draft: Json): Json {
  if (Array.isArray(draft)) {
    return draft.filter((item) => typeof item !== 'string' || item.trim() !== '').map((item: Json) => filledIn(item));
  }
  if (!isMembers(draft)) return draft;
  return Object.fromEntries(
    Object.entries(draft)
      .map(([name, member]) => [name, filledIn(member)] as const)
      .filter(([name, member]) => name === 'data' || !isEmpty(member)),
  );
}

const isEmpty = (value: Json): boolean =>
  value === '' || (Array.isArray(value) && value.length === 0) || (isMembers(value) && Object.keys(value).length === 0);

/** Returns a pointer to a member (RFC 6901). */
export const pointerTo = (pointer: string, name: string | number): string =>
  `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

/** Returns the faults of exactly this field. A field without inner fields also gets the faults within its value. */
export const faultsAt = (faults: readonly Fault[], pointer: string, isLeaf: boolean): Fault[] =>
  faults.filter((fault) => fault.pointer === pointer || (isLeaf && fault.pointer.startsWith(`${pointer}/`)));

/** Returns the pointers of a field and of the fields around it, the nearest first. */
export function* upwards(pointer: string): Generator<string> {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) yield at;
}
