import { faultsOf, matches, pointerSegment } from '#contracts';
import type { FastifyRequest } from 'fastify';
import type { TObject, TSchema } from 'typebox';
import type { ProblemFault } from '../problem/problem';
import { faulty } from '../problem/known-problems';
import { coerce } from './coerce';
import type { BodyFault, RouteDescriptor } from './route-descriptor';

type Texts = Readonly<Record<string, unknown>>;

/** The request's parts as the route's schemas want them, or a 400 problem with all faults of the first part at fault. */
export function readInput(route: RouteDescriptor, request: FastifyRequest) {
  return {
    params: route.params ? readParams(route.params, request.params as Texts) : request.params,
    query: readQuery(route.query, request.query as Texts),
    headers: route.headers ? readHeaders(route.headers, request.headers) : {},
    body: readBody(route, request),
  };
}

function readParams(schema: TObject, params: Texts): unknown {
  const values = coerce(schema, params);
  const faults = faultsAgainst(schema, values);
  if (faults.length > 0) throw faulty('path-invalid', 'The path', named('invalid-parameter', faults));
  return values;
}

function readQuery(schema: TObject | undefined, query: Texts): unknown {
  const known = Object.keys(schema?.properties ?? {});
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  const allowed = known.length === 0 ? 'this address takes none' : `known are ${known.join(', ')}`;
  const errors: ProblemFault[] = unknown.map((name) => ({
    code: 'unknown-parameter',
    pointer: pointerSegment(name),
    detail: `"${name}" is not a parameter here; ${allowed}`,
  }));
  const given = Object.fromEntries(Object.entries(query).filter(([name]) => known.includes(name)));
  const values = schema ? coerce(schema, given) : given;
  if (schema) errors.push(...named('invalid-parameter', faultsAgainst(schema, values).map(oncePerName(given))));
  if (errors.length > 0) throw faulty('query-invalid', 'The query', errors);
  return values;
}

function readHeaders(schema: TObject, headers: Texts): unknown {
  const given = Object.keys(schema.properties)
    .map((name) => [name, headers[name.toLowerCase()]] as const)
    .filter(([, value]) => value !== undefined);
  const values = coerce(schema, Object.fromEntries(given));
  const faults = faultsAgainst(schema, values);
  if (faults.length > 0) throw faulty('header-invalid', 'The request', named('invalid-header', faults));
  return values;
}

function readBody(route: RouteDescriptor, request: FastifyRequest): unknown {
  if (route.streamBody) return request.body ?? request.raw;
  if (!route.body) return undefined;
  const { body } = request;
  if (route.checkBody === false) return body;
  const check = route.checkBody ?? bodyFaults(route.body);
  const faults = body === undefined ? [{ pointer: '', message: 'is missing' }] : check(body);
  if (faults.length > 0) throw faulty('schema-mismatch', 'The body', named('schema-mismatch', faults));
  return body;
}

const bodyFaults = (schema: TSchema) => (body: unknown) => faultsAgainst(schema, body);

/** A schema can refuse a value without telling a fault of its own, as `anyOf` of nothing does. */
function faultsAgainst(schema: TSchema, value: unknown): readonly BodyFault[] {
  if (matches(schema, value)) return [];
  const faults = faultsOf(schema, value);
  return faults.length > 0 ? faults : [{ pointer: '', message: 'is not as described' }];
}

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
    detail: `${fault.pointer === '' ? 'The whole' : fault.pointer} ${fault.message}`,
  }));
