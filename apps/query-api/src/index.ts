export { QueryApiModule, type QueryApiOptions } from './query-api.module';
export { AskTerms } from './terms/terms.handler';
export { ReplicaReads } from './reads/replica-reads';
