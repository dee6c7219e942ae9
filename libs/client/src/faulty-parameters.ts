import { ProblemError } from './problem-error';

type Parameters = Readonly<Record<string, unknown>>;

/** Segments that URL parsers resolve or drop, also when they are encoded: the request would go to another resource. */
const NO_NAMES: readonly unknown[] = ['', '.', '..'];

/** Rejects with the problem that the service answers for other faulty parameters if a request has one that cannot be a part of a URL. */
export async function refuseFaultyParameters(request: unknown): Promise<void> {
  const { path = {}, query = {} } = request as { readonly path?: Parameters; readonly query?: Parameters };
  refuse('path-invalid', 'Path invalid', path, (value) => namesNothing(value) ?? cannotBeEncoded(value));
  refuse('query-invalid', 'Query invalid', query, cannotBeEncoded);
}

function refuse(code: string, title: string, parameters: Parameters, faultOf: (value: unknown) => string | null): void {
  const errors = Object.entries(parameters).flatMap(([name, value]) => {
    const fault = faultOf(value);
    return fault === null ? [] : [{ code: 'invalid-parameter', pointer: `/${name}`, detail: `/${name} ${fault}` }];
  });
  const [first] = errors;
  if (first === undefined) return;
  throw new ProblemError({ type: `/problems/${code}`, title, status: 400, code, detail: `${first.detail}.`, errors });
}

const namesNothing = (value: unknown): string | null =>
  NO_NAMES.includes(value) ? `is ${JSON.stringify(value)}, which names no resource` : null;

/** `isWellFormed` is too new for some browsers. */
const cannotBeEncoded = (value: unknown): string | null =>
  [value].flat().some((text) => typeof text === 'string' && /\p{Surrogate}/u.test(text))
    ? 'holds a lone surrogate'
    : null;
