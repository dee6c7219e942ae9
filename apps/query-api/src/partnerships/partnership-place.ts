import { closed, Instant, Slug } from '#contracts';
import { decodePageToken } from '#http';
import { FIRST_PARTNERSHIP, type PartnershipOrder, type PartnershipPlace } from '#read-models';
import { Type } from 'typebox';

/* A token is valid for one order only. The token of the order by id is the id alone, as in earlier releases. */
const ById = Slug;
const ByName = closed({ name: Type.String({ pattern: '^[^\\0]*$' }), id: Slug });
const ByMoment = closed({ recordedAt: Instant, id: Slug });

export function placeAfter(sort: PartnershipOrder, token: string | undefined): PartnershipPlace {
  if (token === undefined) return FIRST_PARTNERSHIP[sort];
  switch (sort) {
    case 'id':
      return { sort, id: decodePageToken(token, ById) };
    case 'name':
      return { sort, ...decodePageToken(token, ByName) };
    case 'recent':
      return { sort, ...decodePageToken(token, ByMoment) };
  }
}

/** The content of a page token. */
export function keyOfPlace(place: PartnershipPlace): unknown {
  if (place.sort === 'id') return place.id;
  const { sort: _sort, ...key } = place;
  return key;
}
