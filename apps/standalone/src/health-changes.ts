import type { CheckReport, ReadinessChecks } from '#observability';

const LOOK_EVERY_MS = 2_000;

/**
 * Reports to a person when a check fails and when it is well again, one sentence for each change. A change that is gone at the next poll is not
 * reported. Halts are left out, because the projector reports them with more details. The returned function stops the polling.
 */
export function logHealthChanges(
  readiness: Pick<ReadinessChecks, 'report'>,
  report: (line: string) => void,
  everyMs = LOOK_EVERY_MS,
): () => Promise<void> {
  const changes = new SettledChanges();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const { checks } = await readiness.report();
    for (const change of changes.of(checks.filter(({ check }) => check !== 'halts'))) report(sentenceOf(change));
  };
  const again = async (): Promise<void> => {
    await look().catch(() => undefined);
    if (!stopped) timer = setTimeout(() => void again(), everyMs);
  };
  void again();
  return async () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Finds changes that are still present at the next poll. */
export class SettledChanges {
  private readonly reported = new Map<string, CheckReport['state']>();
  private readonly seen = new Map<string, CheckReport['state']>();

  of(checks: readonly CheckReport[]): CheckReport[] {
    const settled = checks.filter(
      ({ check, state }) => this.seen.get(check) === state && (this.reported.get(check) ?? 'ok') !== state,
    );
    for (const { check, state } of checks) this.seen.set(check, state);
    for (const { check, state } of settled) this.reported.set(check, state);
    return settled;
  }
}

function sentenceOf({ check, state, detail }: CheckReport): string {
  switch (state) {
    case 'ok':
      return `${check} is well again: ${detail}`;
    case 'degraded':
      return `! ${check} needs attention: ${detail}`;
    case 'failed':
      return `! Not ready, ${check}: ${detail}`;
  }
}
