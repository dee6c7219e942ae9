export { QueryApiModule, type QueryApiOptions } from './query-api.module';
export { TermsQuery } from './terms/terms.handler';
export { ReplicaReads } from './reads/replica-reads';
