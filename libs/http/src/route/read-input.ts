import { faultOfJson, faultsOf, matches, pointerSegment } from '#contracts';
import type { FastifyRequest } from 'fastify';
import type { TObject, TSchema } from 'typebox';
import type { ProblemFault } from '../problem/problem';
import { codeOf, faulty, withFurther } from '../problem/known-problems';
import { fieldsOf } from '../headers/fields-of';
import { coerce } from './coerce';
import type { BodyFault, FaultyPart, RouteDescriptor } from './route-descriptor';
import { undecodableParameters } from './undecodable-parameters';

type Texts = Readonly<Record<string, unknown>>;

interface ReadPart {
  readonly value: unknown;
  readonly code: string;
  readonly errors: readonly ProblemFault[];
}

/**
 * Reads the parts of a request by the schemas of the route. @throws Problem 400 with the faults of all parts, under the code of the first faulty
 * part. A route with `faultsToHandler` receives the faults instead, to report them with its own.
 */
export function readInput(route: RouteDescriptor, request: FastifyRequest) {
  const params = readParams(route.params, request.params as Texts);
  const query = readQuery(route, request);
  const headers = readHeaders(route.headers, request);
  const body = readBody(route, request);
  const faults: FaultyPart[] = [params, query, headers, body].filter(({ errors }) => errors.length > 0);
  if (!route.faultsToHandler) refuseFaults(faults);
  return { params: params.value, query: query.value, headers: headers.value, body: body.value, faults };
}

/** Throws a problem if any part has a fault: 422 if only the content of the body has faults, otherwise 400. */
export function refuseFaults(parts: readonly FaultyPart[]): void {
  const [first] = parts;
  if (!first) return;
  const malformed = parts.find(({ status }) => status === undefined);
  throw faulty(
    (malformed ?? first).code,
    parts.flatMap(({ errors }) => errors),
    malformed ? 400 : first.status,
  );
}

/** Wraps the body faults that a handler's own check found. If each of them has a code of its own, the body is well-formed and its content is refused. */
export function faultyBody(faults: readonly BodyFault[]): FaultyPart[] {
  const [first] = faults;
  if (!first) return [];
  const errors = named('schema-mismatch', faults);
  const code = faults.every((fault) => fault.code !== undefined) ? first.code : undefined;
  return [code === undefined ? { code: 'schema-mismatch', errors } : { code, status: 422, errors }];
}

function readParams(schema: TObject | undefined, params: Texts): ReadPart {
  const value = schema ? coerce(schema, params) : params;
  const errors = schema ? named('invalid-parameter', faultsAgainst(schema, value)) : [];
  return { value, code: 'path-invalid', errors };
}

function readQuery({ query: schema, checkQuery }: RouteDescriptor, request: FastifyRequest): ReadPart {
  const query = request.query as Texts;
  const known = Object.keys(schema?.properties ?? {});
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  const allowed = known.length === 0 ? 'this address takes none' : `known are ${known.join(', ')}`;
  const errors: ProblemFault[] = unknown.map((name) => ({
    code: 'unknown-parameter',
    pointer: pointerSegment(name),
    detail: `"${name}" is not a parameter here; ${allowed}`,
  }));
  const given = Object.fromEntries(Object.entries(query).filter(([name]) => known.includes(name)));
  const undecodable = undecodableParameters(request.raw.url ?? '').filter((name) => known.includes(name));
  errors.push(...named('invalid-parameter', undecodable.map(notUtf8)));
  const value = schema ? coerce(schema, given) : given;
  const faults = schema ? faultsAgainst(schema, value).map(oncePerName(given)) : [];
  const all = withFurther(withFurther(errors, named('invalid-parameter', faults)), checkQuery?.(value) ?? []);
  return { value, code: codeOf(all, 'query-invalid'), errors: all };
}

/** The headers whose values are lists, which may be given in several fields (RFC 9110, 5.3). */
const LISTS: ReadonlySet<string> = new Set(['accept', 'if-match', 'if-none-match']);

function readHeaders(schema: TObject | undefined, { headers, raw }: FastifyRequest): ReadPart {
  if (!schema) return { value: {}, code: 'header-invalid', errors: [] };
  const names = Object.keys(schema.properties);
  const isRepeated = (name: string) => !LISTS.has(name) && fieldsOf(raw, name).length > 1;
  const repeated = names
    .filter((name) => isRepeated(name.toLowerCase()))
    .map((name) => ({ pointer: pointerSegment(name), message: 'is given more than once' }));
  const given = names
    .map((name) => [name, headers[name.toLowerCase()]] as const)
    .filter(([, text]) => text !== undefined);
  const value = coerce(schema, Object.fromEntries(given));
  const faults = [...repeated, ...faultsAgainst(schema, value)];
  return { value, code: 'header-invalid', errors: named('invalid-header', faults) };
}

function readBody(route: RouteDescriptor, request: FastifyRequest): ReadPart {
  const part = { code: 'schema-mismatch', errors: [] };
  if (route.streamBody) return { ...part, value: request.body ?? request.raw };
  if (!route.body) return { ...part, value: undefined };
  // A body of `null` is there, and is no object.
  const value = request.body === undefined && route.bodyOptional ? {} : request.body;
  if (route.checkBody === false) return { ...part, value };
  const check = route.checkBody ?? bodyFaults(route.body);
  const faults = value === undefined ? [{ pointer: '', message: 'is missing' }] : check(value);
  return { ...part, value, errors: named('schema-mismatch', faults) };
}

const bodyFaults = (schema: TSchema) => (body: unknown) => {
  const unkeepable = faultOfJson(body);
  return unkeepable ? [unkeepable] : faultsAgainst(schema, body);
};

/** Returns the faults of a value. A schema such as an empty `anyOf` can refuse a value without a fault of its own. */
function faultsAgainst(schema: TSchema, value: unknown): readonly BodyFault[] {
  if (matches(schema, value)) return [];
  const faults = faultsOf(schema, value);
  return faults.length > 0 ? faults : [{ pointer: '', message: 'is not as described' }];
}

const notUtf8 = (name: string): BodyFault => ({
  pointer: pointerSegment(name),
  message: 'has percent-encoding that is not UTF-8; a percent sign is written %25',
});

const oncePerName =
  (given: Texts) =>
  (fault: BodyFault): BodyFault => {
    const repeated = Array.isArray(given[fault.pointer.slice(1)]);
    return repeated ? { pointer: fault.pointer, message: 'is given more than once' } : fault;
  };

const named = (code: string, faults: readonly BodyFault[]): ProblemFault[] =>
  faults.map((fault) => ({
    code: fault.code ?? code,
    pointer: fault.pointer,
    detail: `${fault.pointer === '' ? 'The body' : fault.pointer} ${fault.message}`,
  }));
