import { Type } from 'typebox';

/** Parameters of a list in keyset pages. */
export const pageParameters = (most: number, usual: number) => ({
  limit: Type.Integer({ minimum: 1, maximum: most, default: usual }),
  after: Type.Optional(
    Type.String({ minLength: 1, maxLength: 1_000, description: 'from `next` of the page before; first page without' }),
  ),
});

/** Where a list of terms goes on. */
export const TermPlaceToken = Type.Object({ kind: Type.String(), scope: Type.String(), partnershipId: Type.String() });

/** The address of the following page of a list whose pages may hold fewer items than rows were read. */
export function nextPage(
  path: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
  after: string,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, String(value));
  query.set('after', after);
  return `${path}?${query.toString()}`;
}
