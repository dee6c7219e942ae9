import type { TermKindRegistry, WriteVersion } from '#contracts';
import type { EventLog } from '#event-log';
import type { BacklogWatch } from '#observability';
import type { Database } from '#postgres';
import { logCommands, measureRecorder, Recorder } from '#recording';
import type { Service } from '#service';
import { FallDue } from './fall-due/fall-due';
import { tellCommandSide } from './signals/command-signals';

export interface CommandSideParts {
  readonly log: EventLog;
  readonly database: Database;
  readonly backlog: BacklogWatch;
  readonly termKinds: TermKindRegistry;
  /** What is written where the settings say nothing. */
  readonly writesByDefault: WriteVersion;
}

/** Takes commands until the service stops, and tells how they fare. */
export async function startRecorder(
  { settings, logger, metrics, readiness, onStop }: Service,
  { log, database, backlog, termKinds, writesByDefault }: CommandSideParts,
): Promise<Recorder> {
  const recorder = await Recorder.start({
    log,
    database,
    termKinds,
    writeVersion: settings.writeVersion ?? writesByDefault,
    now: () => new Date(),
    random: Math.random,
    onTrouble: (error) => logger.warn({ err: error }, 'waiting for rulings was disturbed'),
    reports: logCommands(logger, measureRecorder(metrics)),
  });
  onStop(() => recorder.close());
  tellCommandSide({ database, recorder, backlog, metrics, readiness, now: () => new Date() });
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
