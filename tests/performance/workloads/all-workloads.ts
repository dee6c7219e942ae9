import type { Workload } from '../harness/bench';
import { ask } from './ask';
import { project } from './project';
import { recordContended } from './record-contended';
import { recordManyClients } from './record-many-clients';
import { recordOneClient } from './record-one-client';

/** In the order of the issue, which is the order in which they run. */
export const WORKLOADS: readonly Workload[] = [recordOneClient, recordManyClients, recordContended, project, ask];
