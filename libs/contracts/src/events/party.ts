import { Type, type Static } from 'typebox';
import { closed, Slug, Text } from '../primitives';

export const Name = Text(500);

export const Identifiers = closed(
  {
    lei: Type.Optional(
      Type.String({ pattern: '^[A-Z0-9]{18}\\d{2}$', description: 'a Legal Entity Identifier (ISO 17442)' }),
    ),
    wikidata: Type.Optional(Type.String({ pattern: '^Q[1-9]\\d{0,18}$', description: 'an item of Wikidata: "Q2283"' })),
    cik: Type.Optional(Type.String({ pattern: '^\\d{1,10}$', description: 'a Central Index Key of the SEC' })),
    isin: Type.Optional(Type.String({ pattern: '^[A-Z]{2}[A-Z0-9]{9}\\d$', description: 'an ISIN (ISO 6166)' })),
    website: Type.Optional(
      Type.String({ pattern: '^https?://\\S+$', maxLength: 2_000, description: 'an http or https address' }),
    ),
  },
  { $id: 'Identifiers', description: 'where else a party is known; nothing is looked up' },
);
export type Identifiers = Static<typeof Identifiers>;

export const Party = closed(
  { id: Slug, name: Name, identifiers: Type.Optional(Identifiers) },
  { $id: 'Party', description: 'somebody who is named, with the identifiers by which others know them' },
);
export type Party = Static<typeof Party>;
