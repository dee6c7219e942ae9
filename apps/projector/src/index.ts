export { RebuildsModule } from './rebuild/rebuilds.module';
export { Projector, type ProjectorParts } from './projector';
