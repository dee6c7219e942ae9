export { faultsOfEvents } from './faults-of-body';
export { faultsOfRequest, withContentFaults } from './faults-of-request';
export type { RequestFault } from './request-fault';
export { faultsOfMoment, momentOf, StatedMoment } from './stated-moment';
