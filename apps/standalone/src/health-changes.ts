import type { CheckReport, ReadinessChecks } from '#observability';

const LOOK_EVERY_MS = 2_000;

/**
 * Tells a person in a sentence when something goes wrong and when it is well again, once for each change: what lasts no longer than a look is not
 * told. Halts are told by the projector, in more words. Ends with the returned function.
 */
export function tellHealthChanges(
  readiness: Pick<ReadinessChecks, 'report'>,
  tell: (line: string) => void,
  everyMs = LOOK_EVERY_MS,
): () => Promise<void> {
  const changes = new SettledChanges();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const { checks } = await readiness.report();
    for (const change of changes.of(checks.filter(({ check }) => check !== 'halts'))) tell(sentenceOf(change));
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

/** The changes that were still there at the next look. */
export class SettledChanges {
  private readonly told = new Map<string, CheckReport['state']>();
  private readonly seen = new Map<string, CheckReport['state']>();

  of(checks: readonly CheckReport[]): CheckReport[] {
    const settled = checks.filter(
      ({ check, state }) => this.seen.get(check) === state && (this.told.get(check) ?? 'ok') !== state,
    );
    for (const { check, state } of checks) this.seen.set(check, state);
    for (const { check, state } of settled) this.told.set(check, state);
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
