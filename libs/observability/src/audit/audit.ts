import type { Logger } from '../logging/logger';

/** An administrative act that changes how the service runs, not its recorded data. */
export interface AuditedAct {
  readonly act: string;
  /** The actor of a token, `anonymous`, or `service` if the service acted by itself. */
  readonly actor: string;
  readonly [fact: string]: unknown;
}

export type Audit = (act: AuditedAct) => void;

/** The injection token of `Audit`. */
export const AUDIT = Symbol('AUDIT');

/** Logs a line with `"audit":true` for each act. Every LOG_LEVEL except `silent` keeps these lines. */
export const auditTo =
  (logger: Logger): Audit =>
  (act) =>
    logger.child({ audit: true }, { level: logger.level === 'silent' ? 'silent' : 'info' }).info(act, 'audit');
