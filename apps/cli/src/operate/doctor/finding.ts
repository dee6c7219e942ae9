/** One thing about the servers, and whether the services can work with it as it is. */
export interface ServerFinding {
  /** For programs. */
  readonly check: string;
  /** `unknown`: the server does not tell, so its operator answers for it. */
  readonly verdict: 'fits' | 'differs' | 'unknown';
  /** What was found, and what to do where it does not fit. */
  readonly sentence: string;
}

const found =
  (verdict: ServerFinding['verdict']) =>
  (check: string, sentence: string): ServerFinding => ({ check, verdict, sentence });

export const fits = found('fits');
export const differs = found('differs');
export const untold = found('unknown');

export const allFit = (findings: readonly ServerFinding[]): boolean =>
  findings.every(({ verdict }) => verdict !== 'differs');
