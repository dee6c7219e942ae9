import type { Workload } from '../harness/bench';
import { ask } from './ask';
import { askCorrected } from './ask-corrected';
import { correct } from './correct';
import { hostile } from './hostile';
import { importLines } from './import';
import { memory } from './memory';
import { project } from './project';
import { rebuild } from './rebuild';
import { recordContended } from './record-contended';
import { recordManyClients } from './record-many-clients';
import { recordOneClient } from './record-one-client';
import { recover } from './recover';
import { replay } from './replay';
import { start } from './start';
import { subscribe } from './subscribe';

/** By their number, which is the order in which they run. */
export const WORKLOADS: readonly Workload[] = [
  recordOneClient,
  recordManyClients,
  recordContended,
  importLines,
  project,
  ask,
  askCorrected,
  correct,
  subscribe,
  replay,
  rebuild,
  memory,
  start,
  hostile,
  recover,
];
