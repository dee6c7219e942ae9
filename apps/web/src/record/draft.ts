export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Members = { readonly [name: string]: Json };

/** The value with a member set; undefined takes it out. */
export function withMember(value: Json | undefined, name: string, member: Json | undefined): Members {
  const { [name]: _, ...others } = isMembers(value) ? value : {};
  return member === undefined ? others : { ...others, [name]: member };
}

export const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text, or nothing where there is none. */
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The items of a list; none of anything else. */
export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** What is sent: members left empty are left out. Items of lists keep their places, so that the service's pointers fit. */
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

/** A pointer to a member (RFC 6901). */
export const pointerTo = (pointer: string, name: string | number): string =>
  `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

/** What is wrong with exactly this field, or, of a field without fields of its own, with something in it. */
export const faultsAt = (faults: readonly Fault[], pointer: string, isLeaf: boolean): Fault[] =>
  faults.filter((fault) => fault.pointer === pointer || (isLeaf && fault.pointer.startsWith(`${pointer}/`)));

/** The pointers of a field and of what it lies in, nearest first. */
export function* upwards(pointer: string): Generator<string> {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) yield at;
}
