export { Projector, type ProjectorParts } from './projector';
