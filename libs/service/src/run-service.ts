import { setTimeout as elapsed } from 'node:timers/promises';
import { readSettings } from '#config';
import { assertStartable, issuerTokensOf } from '#http';
import { createLogger, createMetrics, logChanges, ReadinessChecks, startTracing } from '#observability';
import { assertConsistent } from './assert-consistent';
import { drain } from './drain';
import { required, type Server, type SettingsWith } from './required';
import { runProcess, STOP_DEADLINE_MS } from './run-process';
import type { Served } from './serve';
import type { Service } from './service';
import { Shutdown } from './shutdown';
import { warnOfUnknownVariables } from './warn-of-unknown-variables';

export interface ServiceNeeds<S extends Server> {
  readonly name: string;
  /** The servers that the settings must name. */
  readonly needs: readonly S[];
}

/**
 * Runs a service until the process receives the signal to end. It reads the settings, refuses a start that would fail later, and closes what `start` opened in
 * reverse order, also when the start fails half way.
 */
export const runService = <S extends Server>(
  { name, needs }: ServiceNeeds<S>,
  start: (service: Service & { readonly settings: SettingsWith<S> }) => Promise<Served | void>,
): Promise<void> =>
  runProcess(async (stopping) => {
    const given = readSettings(process.env);
    const logger = createLogger({ name, level: given.logLevel });
    // First, because a misspelt variable may be the reason why the start is refused.
    warnOfUnknownVariables(logger, process.env);
    const settings = required(name, given, needs);
    assertConsistent(settings, needs);
    await assertStartable({ ...settings, issuerTokens: issuerTokensOf(settings) });
    const stopTracing = await startTracing(name, process.env);
    const readiness = new ReadinessChecks({ onChange: logChanges(logger) });
    const shutdown = new Shutdown();
    // Added first, so stopped last: the end of everything else is traced.
    if (stopTracing) shutdown.add(stopTracing);
    const onStop = (stop: () => Promise<void>): void => shutdown.add(stop);
    try {
      const served = await start({ name, settings, logger, metrics: createMetrics(), readiness, stopping, onStop });
      if (served) logger.info({ address: served.address }, `${name} runs`);
    } catch (error) {
      // The reason of the failure must be reported. A stop that fails or hangs must not hide it.
      await Promise.race([shutdown.run(), elapsed(STOP_DEADLINE_MS)]).catch(() => undefined);
      throw error;
    }
    return { drain: () => drain({ logger, settings, readiness }), stop: () => shutdown.run() };
  });
