import { Type, type Static } from 'typebox';
import { MEDIA_TYPE_PATTERN, SHA256_PATTERN } from '../pattern-meanings';
import { closed, DateText, Text } from '../primitives';

/** A captured copy that is stored elsewhere, with enough facts to recognize a file as that copy. */
export const SourceCopy = closed(
  {
    hash: Type.String({ pattern: SHA256_PATTERN, description: 'SHA-256 of the copy, in lower-case hexadecimal' }),
    mediaType: Type.String({
      pattern: MEDIA_TYPE_PATTERN,
      maxLength: 255,
      description: 'a media type (RFC 6838) without parameters: "application/pdf"',
    }),
  },
  { $id: 'SourceCopy' },
);

/** The source of a fact. */
export const Source = closed(
  {
    publisher: Text(500),
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
    copy: Type.Optional(SourceCopy),
  },
  { $id: 'Source' },
);
export type Source = Static<typeof Source>;
