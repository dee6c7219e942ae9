export { RebuildsModule } from './rebuild/rebuilds.module';
export { Projector, type ProjectorParts } from './projector';
export type { ProgressState } from './signals/progress-state';
