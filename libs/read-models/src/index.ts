export { ReadModels1764000000002 } from './schema/2-read-models.migration';
export { timelineProjection } from './timeline/timeline.projection';
