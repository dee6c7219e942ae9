export { QueryApiModule, type QueryApiOptions } from './query-api.module';
export { PartnershipsQuery } from './partnerships/partnerships.handler';
export { TermsQuery } from './terms/terms.handler';
export { ReplicaReads } from './reads/replica-reads';
