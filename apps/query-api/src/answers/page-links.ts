import { closed, Scope, Slug } from '#contracts';
import { decodePageToken, encodePageToken } from '#http';
import { FIRST_TERM } from '#read-models';
import { Type } from 'typebox';
import { address } from './address';
import type { ItemPlace, WrittenLists } from './write-items';

/** Parameters of a list in keyset pages. */
export const pageParameters = (most: number, usual: number) => ({
  limit: Type.Integer({ minimum: 1, maximum: most, default: usual }),
  after: Type.Optional(
    Type.String({ minLength: 1, maxLength: 2_000, description: 'from `next` of the page before; first page without' }),
  ),
});

/** The place at which a list of terms goes on. */
const TermPlaceToken = closed({
  kind: Slug,
  scope: Scope,
  partnershipId: Slug,
  skip: Type.Optional(Type.Integer({ minimum: 0 })),
});

/** Reads the place from an `after` token. */
export function placeOf(token: string | undefined): ItemPlace {
  if (token === undefined) return { after: FIRST_TERM, skip: 0 };
  const { skip = 0, ...after } = decodePageToken(token, TermPlaceToken);
  return { after, skip };
}

export const tokenOf = ({ after, skip }: ItemPlace): string => encodePageToken(skip === 0 ? after : { ...after, skip });

interface PageWritten {
  /** The first members. */
  readonly first: object;
  /** The names of the lists, in their order. */
  readonly names: readonly string[];
  readonly lists: WrittenLists;
  readonly last: object;
}

/** Returns the text of a page of rendered items, in pieces. */
export const pageText = ({ first, names, lists, last }: PageWritten): readonly string[] => [
  JSON.stringify(first).slice(0, -1),
  ...names.flatMap((name, nth) => [
    `${nth === 0 && Object.keys(first).length === 0 ? '' : ','}"${name}":[`,
    ...(lists.get(name) ?? []).map((item, place) => (place === 0 ? item : `,${item}`)),
    ']',
  ]),
  `,${JSON.stringify(last).slice(1)}`,
];

/** Returns the address of the next page. */
export function nextPage(
  path: string,
  parameters: Readonly<Record<string, string | number | boolean | undefined>>,
  after: string,
): string {
  return address(path, { ...parameters, after });
}
