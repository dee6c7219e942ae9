export { type Builds, NO_DIFFERENCES, addDifferences, compareBuilds } from './proof/prove';
export { touchedSince } from './proof/touched-since';
export { fillAlong, isHelpWanted } from './run/fill-along';
export { type Filler, type FillerOptions, type Places, type StartFiller, startFiller } from './run/filler';
export { RebuildRun } from './run/rebuild-run';
export { openSchema } from './run/shadow-schema';
export { buildDeferredIndex, deferIndexes, deferredIndexes } from './store/deferred-indexes';
export { acquireRebuildLock } from './store/rebuild-lock';
export { rebuildSchema } from './store/rebuild-schema';
export {
  type DifferingAnswer,
  type Rebuild,
  RebuildAtWork,
  type RebuildDifferences,
  RebuildInterrupted,
  RebuildNotReady,
  type RebuildProgress,
  type RebuildState,
  STATES_AT_REST,
  STATES_AT_WORK,
  type StateAtRest,
  type StateAtWork,
} from './store/rebuild';
export {
  type RebuildUpdate,
  acceptRebuild,
  beginRebuild,
  dropRebuild,
  changeState,
  readRebuild,
  readRebuilds,
  rebuildAtWork,
  rollBackRebuild,
} from './store/rebuilds';
export { TIMELINE_BEFORE, TIMELINE_NEXT, dropSchema, lockProgress, swapSchemas } from './store/schema-swap';
