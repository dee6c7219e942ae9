import { scopeMissing, type Problem, type Scope } from '#http';

/** Why a caller may not state a moment; null if it may, or states none. */
export const refusalOfMoment = (stated: unknown, scopes: readonly Scope[]): Problem | null =>
  stated === undefined || scopes.includes('import')
    ? null
    : scopeMissing('import', 'Stating recordedAt needs a token with the scope "import".');
