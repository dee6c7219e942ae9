/** One check of the servers, and whether the services can work with the result. */
export interface ServerFinding {
  /** The name of the check, for programs. */
  readonly check: string;
  /** `unknown`: the server does not report it, so its operator must check it. */
  readonly verdict: 'fits' | 'differs' | 'unknown';
  /** The result, and what to do if it does not fit. */
  readonly sentence: string;
}

const found =
  (verdict: ServerFinding['verdict']) =>
  (check: string, sentence: string): ServerFinding => ({ check, verdict, sentence });

export const fits = found('fits');
export const differs = found('differs');
export const undetermined = found('unknown');

export const allFit = (findings: readonly ServerFinding[]): boolean =>
  findings.every(({ verdict }) => verdict !== 'differs');
