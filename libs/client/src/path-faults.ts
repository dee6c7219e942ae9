import { ProblemError } from './problem-error';

/** Segments that URL parsers resolve or drop, also when they are encoded: the request would go to another resource. */
const NO_NAMES: readonly unknown[] = ['', '.', '..'];

/** Rejects with the problem that the service answers for other faulty ids if a request has an id that cannot be a segment of a path. */
export async function refuseFaultyPath(request: unknown): Promise<void> {
  const { path = {} } = request as { readonly path?: Readonly<Record<string, unknown>> };
  const errors = Object.entries(path).flatMap(([name, value]) => {
    const fault = faultOf(value);
    return fault === null ? [] : [{ code: 'invalid-parameter', pointer: `/${name}`, detail: `/${name} ${fault}` }];
  });
  const [first] = errors;
  if (first === undefined) return;
  const problem = { type: '/problems/path-invalid', title: 'Path invalid', status: 400, code: 'path-invalid' };
  throw new ProblemError({ ...problem, detail: `${first.detail}.`, errors });
}

function faultOf(value: unknown): string | null {
  if (NO_NAMES.includes(value)) return `is ${JSON.stringify(value)}, which names no resource`;
  // A lone surrogate cannot be encoded. `isWellFormed` is too new for some browsers.
  return typeof value === 'string' && /\p{Surrogate}/u.test(value) ? 'holds a lone surrogate' : null;
}
