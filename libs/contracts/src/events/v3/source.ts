import { Type, type Static } from 'typebox';
import { closed, Text } from '../../primitives';
import { Source } from '../source';

/** A captured copy that is kept elsewhere: enough to tell whether a file is that copy. */
export const SourceCopy = closed(
  {
    hash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the copy, in lower-case hexadecimal' }),
    mediaType: Type.String({
      pattern: '^[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*$',
      maxLength: 255,
      description: 'a media type (RFC 6838) without parameters: "application/pdf"',
    }),
  },
  { $id: 'SourceCopy' },
);

export const SourceV3 = closed(
  { ...Source.properties, publisher: Text(500), copy: Type.Optional(SourceCopy) },
  { $id: 'Source' },
);
export type SourceV3 = Static<typeof SourceV3>;
