import type { TermKindRegistry } from '#contracts';
import type { EventLog } from '#event-log';
import type { BacklogWatch } from '#observability';
import type { Database } from '#postgres';
import { logCommands, measureRecorder, Recorder } from '#recording';
import { writeVersionOf, type Service } from '#service';
import { FallDue } from './fall-due/fall-due';
import { measureCommandSide } from './signals/command-signals';

export interface CommandSideParts {
  readonly log: EventLog;
  readonly database: Database;
  readonly backlog: BacklogWatch;
  readonly termKinds: TermKindRegistry;
}

/** Accepts commands until the service stops, and registers their checks and metrics. */
export async function startRecorder(
  service: Service,
  { log, database, backlog, termKinds }: CommandSideParts,
): Promise<Recorder> {
  const { logger, metrics, readiness, onStop } = service;
  const recorder = await Recorder.start({
    log,
    database,
    termKinds,
    writeVersion: writeVersionOf(service),
    now: () => new Date(),
    random: Math.random,
    onTrouble: (error) => logger.warn({ err: error }, 'waiting for rulings failed and is retried'),
    reports: logCommands(logger, measureRecorder(metrics)),
  });
  onStop(() => recorder.close());
  measureCommandSide({ database, recorder, backlog, metrics, readiness, now: () => new Date() });
  return recorder;
}

/** Records days that have come until the service stops. */
export function startFallDue(
  { logger, onStop }: Service,
  parts: { readonly database: Database; readonly recorder: Recorder },
): void {
  const fallDue = new FallDue({ ...parts, now: () => new Date(), logger });
  fallDue.start();
  onStop(() => fallDue.stop());
}
