export { startProjector } from './start-projector';
export { RebuildsModule } from './rebuild/rebuilds.module';
export { Projector, type ProjectorParts } from './projector';
