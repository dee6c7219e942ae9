import { Type, type Static } from 'typebox';
import { closed, DateText, Text } from '../primitives';

/** Where a fact is documented. */
export const Source = closed(
  {
    publisher: Text(200),
    url: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 2_000,
        pattern: '^https?://\\S+$',
        description: 'an http or https address',
      }),
    ),
    title: Type.Optional(Text(500)),
    published: Type.Optional(DateText),
    retrieved: Type.Optional(DateText),
    locator: Type.Optional(Text(500, 'where in the document: a section, a page, a paragraph')),
    quote: Type.Optional(Text(2_000)),
  },
  { $id: 'Source' },
);
export type Source = Static<typeof Source>;
