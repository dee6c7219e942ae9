import { lookup, statement, type Statement } from '#postgres';
import { namingParty } from '../parties/named.sql';
import { columns } from './partnership-summary';

/** How partnerships can be sorted: by id, by name, the last recorded first. */
export const PARTNERSHIP_ORDERS = ['id', 'name', 'recent'] as const;
export type PartnershipOrder = (typeof PARTNERSHIP_ORDERS)[number];

/**
 * A search looks at so many partnerships for one page, in the order asked for. A substring has no index here: of two letters a trigram index would
 * read all of itself, and a planner that knows no values could not choose between it and the order. A page may hold fewer than were asked for.
 */
export const LOOKED_AT = 5_000;

/** Behind a place in the order of the last recorded, which is these two parameters. */
export const behindRecent = (recordedAt: string, id: string): string =>
  `recorded_hour <= date_trunc('hour', ${recordedAt}::timestamptz AT TIME ZONE 'UTC')
      AND (recorded_at < ${recordedAt}::timestamptz OR (recorded_at = ${recordedAt}::timestamptz AND id > ${id}))`;

export const BY_RECENT = 'recorded_hour DESC, recorded_at DESC, id';

interface Order {
  readonly by: string;
  /** What follows a place, which is the parameters from `$2` on, as many as `parameters` says. */
  readonly from: string;
  readonly parameters: number;
}

/* By id the primary key answers, by name an index of its own. The last recorded come hour by hour from an index, and only those of one hour
   are sorted at a time. */
const ORDERS: Readonly<Record<PartnershipOrder, Order>> = {
  id: { by: 'id', from: 'id > $2', parameters: 1 },
  name: { by: 'sorted_as, id', from: '(sorted_as, id) > ($2, $3)', parameters: 2 },
  recent: {
    by: BY_RECENT,
    from: behindRecent('$2', '$3'),
    parameters: 2,
  },
};

/* Those that name a party are found by it and then sorted: a party has few partnerships beside all that there are. */
const tableOf = (party: string | null): string =>
  party === null
    ? 'partnership'
    : `${namingParty(party)} AS named CROSS JOIN ${lookup('partnership', 'id = named.partnership_id')} AS partnership`;

/* One statement a shape: a filter that may be absent would keep the planner from the index that answers it. */
const listing = (order: PartnershipOrder, isOfParty: boolean): Statement => {
  const { by, from, parameters } = ORDERS[order];
  const table = tableOf(isOfParty ? `$${parameters + 2}` : null);
  return statement(
    `list-partnerships-by-${order}${isOfParty ? '-of-party' : ''}`,
    `SELECT ${columns}, sorted_as, true AS is_found, 0 AS nth FROM ${table} WHERE ${from} ORDER BY ${by} LIMIT $1`,
  );
};

/* The last one looked at is given even where it is not found: the next page begins behind it. */
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
