/** The permissions of a token (DESIGN section 9). */
export const SCOPES = ['read', 'record', 'import', 'subscribe', 'operate'] as const;

export type Scope = (typeof SCOPES)[number];
