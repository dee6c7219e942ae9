import type { Readable } from 'node:stream';
import type { Static, TObject, TSchema } from 'typebox';
import type { ProblemFault } from '../problem/problem';
import type { Scope } from './scope';

/** A fault in a body and its location. `code` defaults to `schema-mismatch`. */
export interface BodyFault {
  readonly pointer: string;
  readonly message: string;
  readonly code?: string;
}

/** A part of a request and its faults. */
export interface FaultyPart {
  readonly code: string;
  /** 422 if only the content of the part has faults. Without it the part is malformed, and the answer has the status 400. */
  readonly status?: 422;
  readonly errors: readonly ProblemFault[];
}

export type BodyChecker = (body: unknown) => readonly BodyFault[];

export interface RouteResponse {
  readonly description: string;
  readonly schema?: TSchema;
  /** `application/json` by default. NDJSON and SSE responses set it. */
  readonly contentType?: string;
  /** Other representations of the same response, selected by `Accept`. */
  readonly otherTypes?: readonly string[];
  /** Descriptions of headers by name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One route. The descriptor validates its input, guards it and describes it in OpenAPI. */
export interface RouteDescriptor {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path from the root, with `:name` parameters. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  /** The scope that a token needs: by default `read` for GET and `record` for the rest. `public` needs no token. */
  readonly scope?: Scope | 'public';
  readonly params?: TObject;
  readonly query?: TObject;
  /** Returns faults of parameters that the schema cannot express. They are reported with those of the schema. */
  readonly checkQuery?: (query: Readonly<Record<string, unknown>>) => readonly ProblemFault[];
  /** The headers that the route reads, in any case. Other headers are ignored. */
  readonly headers?: TObject;
  readonly body?: TSchema;
  /** A missing body means an empty object. */
  readonly bodyOptional?: true;
  /** `false`: `body` is documentation and the handler checks it. A function: replaces the check by the schema. */
  readonly checkBody?: false | BodyChecker;
  /** The handler receives the faults of path, query and headers as `faults` and reports them together with its own. */
  readonly faultsToHandler?: true;
  /** The body is NDJSON without a size limit. The handler receives it as a stream. */
  readonly streamBody?: true;
  /** The route is expensive under load. It is limited per actor and per address. */
  readonly expensive?: true;
  /** A part of the path is a secret. Logs contain the pattern instead. */
  readonly secretPath?: true;
  /** Responses by status. The handler's return value is sent with the lowest success status. */
  readonly responses: Readonly<Record<number, RouteResponse>>;
  /** The route's own problem codes by status. The codes of validation, tokens and failures are added. */
  readonly problems?: Readonly<Record<number, readonly string[]>>;
}

type None = Record<never, never>;
type Part<R, K extends string> = R extends { readonly [P in K]: infer S extends TSchema } ? Static<S> : None;
type Body<R> = R extends { readonly streamBody: true }
  ? Readable
  : R extends { readonly checkBody: false }
    ? unknown
    : R extends { readonly body: infer S extends TSchema }
      ? Static<S>
      : undefined;

/** The value of `@Input()` in a handler of this route. */
export interface InputOf<R> {
  readonly params: Part<R, 'params'>;
  readonly query: Part<R, 'query'>;
  readonly headers: Part<R, 'headers'>;
  readonly body: Body<R>;
  /** Empty unless the route has `faultsToHandler`. */
  readonly faults: readonly FaultyPart[];
}

/** Keeps the exact type of a descriptor, so that `InputOf<typeof route>` knows its schemas. */
export const defineRoute = <const R extends RouteDescriptor>(route: R): R => route;

export const ROUTE = Symbol('route');

export const successStatus = (route: RouteDescriptor): number => {
  const statuses = Object.keys(route.responses).map(Number);
  return Math.min(...statuses.filter((status) => status < 300));
};
