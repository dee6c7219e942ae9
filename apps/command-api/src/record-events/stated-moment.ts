import { scopeMissing, type Problem, type Scope } from '#http';

/** Returns why a caller may not state a moment; null if it may, or if it states none. */
export const refusalOfMoment = (stated: unknown, scopes: readonly Scope[]): Problem | null =>
  stated === undefined || scopes.includes('import')
    ? null
    : scopeMissing('import', 'Stating recordedAt needs a token with the scope "import".');
