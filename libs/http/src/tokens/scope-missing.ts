import { Problem } from '../problem/problem';
import type { Scope } from '../route/scope';

/** Returns the refusal of a caller whose token lacks a scope (RFC 6750). */
export const scopeMissing = (scope: Scope, detail = `The token lacks the scope "${scope}".`) =>
  new Problem({
    status: 403,
    code: 'scope-missing',
    detail,
    members: { scope },
    headers: {
      'www-authenticate': `Bearer realm="partnership-timeline", error="insufficient_scope", scope="${scope}"`,
    },
  });
