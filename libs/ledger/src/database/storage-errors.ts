import { DatabaseError } from 'pg';

/* Class 08 connection exception, 53 insufficient resources, 57 operator intervention, 40 transaction rollback, 55P03 lock timeout. */
const PASSING = /^(08|53|57|40|55P03)/;

/** Whether a failed query is the storage's trouble, which passes, and not our own code's. */
export function isStorageTrouble(error: unknown): boolean {
  if (error instanceof DatabaseError) return PASSING.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/.test(code))
    return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after/.test(
    error.message,
  );
}
