import { lookup, statement, type Statement } from '#postgres';
import { namingParty } from '../parties/named.sql';
import { columns } from './partnership-summary';

/** The orders of a list of partnerships: by id, by name, or last recorded first. */
export const PARTNERSHIP_ORDERS = ['id', 'name', 'recent'] as const;
export type PartnershipOrder = (typeof PARTNERSHIP_ORDERS)[number];

/**
 * The maximum number of partnerships that a search reads for one page, in the requested order. There is no index for substrings: for two letters a
 * trigram index would be read completely, and a planner without values could not choose between it and the order. A page may have fewer items than
 * requested.
 */
export const LOOKED_AT = 5_000;

/** The condition for rows after a place in the order of the last recording. The place is two parameters. */
export const behindRecent = (recordedAt: string, id: string): string =>
  `recorded_hour <= date_trunc('hour', ${recordedAt}::timestamptz AT TIME ZONE 'UTC')
      AND (recorded_at < ${recordedAt}::timestamptz OR (recorded_at = ${recordedAt}::timestamptz AND id > ${id}))`;

export const BY_RECENT = 'recorded_hour DESC, recorded_at DESC, id';

interface Order {
  readonly by: string;
  /** The condition for rows after a place. The place is given by `parameters` parameters, from `$2` on. */
  readonly from: string;
  readonly parameters: number;
}

/* The order by id uses the primary key, the order by name its own index. The most recently recorded partnerships are read from an index hour by
   hour, so that only those of one hour are sorted at a time. */
const ORDERS: Readonly<Record<PartnershipOrder, Order>> = {
  id: { by: 'id', from: 'id > $2', parameters: 1 },
  name: { by: 'sorted_as, id', from: '(sorted_as, id) > ($2, $3)', parameters: 2 },
  recent: {
    by: BY_RECENT,
    from: behindRecent('$2', '$3'),
    parameters: 2,
  },
};

/* Partnerships of a party are found by the party and then sorted, because a party has few partnerships. */
const tableOf = (party: string | null): string =>
  party === null
    ? 'partnership'
    : `${namingParty(party)} AS named CROSS JOIN ${lookup('partnership', 'id = named.partnership_id')} AS partnership`;

/* There is one statement per combination of filters: an optional filter would keep the planner from using the index. */
const listing = (order: PartnershipOrder, isOfParty: boolean): Statement => {
  const { by, from, parameters } = ORDERS[order];
  const table = tableOf(isOfParty ? `$${parameters + 2}` : null);
  return statement(
    `list-partnerships-by-${order}${isOfParty ? '-of-party' : ''}`,
    `SELECT ${columns}, sorted_as, true AS is_found, 0 AS nth FROM ${table} WHERE ${from} ORDER BY ${by} LIMIT $1`,
  );
};

/* The last examined row is returned even if it does not match, because the next page begins after it. */
const searching = (order: PartnershipOrder, isOfParty: boolean): Statement => {
  const { by, from, parameters } = ORDERS[order];
  const table = tableOf(isOfParty ? `$${parameters + 3}` : null);
  return statement(
    `search-partnerships-by-${order}${isOfParty ? '-of-party' : ''}`,
    `SELECT * FROM (
       SELECT ${columns}, sorted_as, strpos(searched, $${parameters + 2}) > 0 AS is_found, (row_number() OVER (ORDER BY ${by}))::int AS nth
       FROM ${table} WHERE ${from} ORDER BY ${by} LIMIT ${LOOKED_AT}
     ) looked_at WHERE is_found OR nth = ${LOOKED_AT} ORDER BY nth LIMIT $1`,
  );
};

const shapesOf = (make: (order: PartnershipOrder, isOfParty: boolean) => Statement) => ({
  ofAll: { id: make('id', false), name: make('name', false), recent: make('recent', false) },
  ofParty: { id: make('id', true), name: make('name', true), recent: make('recent', true) },
});

export const listPartnerships = shapesOf(listing);
export const searchPartnerships = shapesOf(searching);
