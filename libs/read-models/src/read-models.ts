import { LEDGER_TABLES, type DerivedTable, type Projection } from '#ledger';
import type { ProjectionOptions } from './timeline/projection-options';
import { timelineProjection } from './timeline/timeline.projection';

export interface ReadModel {
  readonly name: string;
  /** Creates the projection of one applier. It caches rows from one batch to the next. */
  readonly projection: (options?: ProjectionOptions) => Projection;
  readonly tables: readonly DerivedTable[];
}

/** All read models. The projector, a rebuild with its proof, and the tests use this list. */
export const READ_MODELS: readonly ReadModel[] = [
  {
    name: 'timeline',
    projection: timelineProjection,
    tables: [
      {
        name: 'claim',
        partnership: 't.partnership_id',
        rulings: [],
        hasKnownRange: true,
        deferrable: ['claim_stood_once', 'claim_expiring', 'claim_ending'],
      },
      {
        name: 'statement',
        partnership: 't.partnership_id',
        rulings: [],
        hasKnownRange: true,
        deferrable: ['statement_stood_once', 'statement_by_day', 'statement_named'],
      },
      { name: 'term', partnership: 't.partnership_id', rulings: [], deferrable: ['term_by_kind'] },
      { name: 'due_day', partnership: 't.partnership_id', rulings: [], deferrable: ['due_day_by_day'] },
    ],
  },
];

/** The projections of all read models, for one applier. */
export const projections = (options?: ProjectionOptions): Projection[] =>
  READ_MODELS.map(({ projection }) => projection(options));

/** All tables that are derived from the log, the ledger's first. */
export const DERIVED_TABLES: readonly DerivedTable[] = [
  ...LEDGER_TABLES,
  ...READ_MODELS.flatMap(({ tables }) => tables),
];
