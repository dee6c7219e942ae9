import type { Logger } from '../logging/logger';

/** What somebody did to how the service runs, rather than to what it records. */
export interface AuditedAct {
  readonly act: string;
  /** The actor of a token, `anonymous`, or `service` where the service did it by itself. */
  readonly actor: string;
  readonly [fact: string]: unknown;
}

export type Audit = (act: AuditedAct) => void;

/** What a module injects it by. */
export const AUDIT = Symbol('AUDIT');

/** A line for each act, told apart by `"audit":true`; whatever LOG_LEVEL leaves out, short of `silent`, it leaves these in. */
export const auditTo =
  (logger: Logger): Audit =>
  (act) =>
    logger.child({ audit: true }, { level: logger.level === 'silent' ? 'silent' : 'info' }).info(act, 'audit');
