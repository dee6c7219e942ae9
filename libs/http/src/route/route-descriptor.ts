import type { Readable } from 'node:stream';
import type { Static, TObject, TSchema } from 'typebox';
import type { ProblemFault } from '../problem/problem';
import type { Scope } from './scope';

/** What is wrong with a body and where; `code` defaults to `schema-mismatch`. */
export interface BodyFault {
  readonly pointer: string;
  readonly message: string;
  readonly code?: string;
}

/** A part of a request and what is wrong with it. */
export interface FaultyPart {
  readonly code: string;
  readonly errors: readonly ProblemFault[];
}

export type BodyChecker = (body: unknown) => readonly BodyFault[];

export interface RouteResponse {
  readonly description: string;
  readonly schema?: TSchema;
  /** Defaults to `application/json`; NDJSON and SSE answers say so here. */
  readonly contentType?: string;
  /** Other representations of the same answer, chosen by `Accept`. */
  readonly otherTypes?: readonly string[];
  /** Header names and what they carry. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One route: validates its input, guards it and describes it in OpenAPI. */
export interface RouteDescriptor {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the root, with `:name` parameters. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  /** The scope a token needs. By default `read` for GET and `record` for the rest; `public` needs no token. */
  readonly scope?: Scope | 'public';
  readonly params?: TObject;
  readonly query?: TObject;
  /** Only those that matter; names in any case. Other headers are ignored. */
  readonly headers?: TObject;
  readonly body?: TSchema;
  /** No body means an empty object. */
  readonly bodyOptional?: true;
  /** `false`: `body` is documentation, the handler checks. A function: checks in place of the schema. */
  readonly checkBody?: false | BodyChecker;
  /** The handler tells what is wrong with path, query and headers together with its own faults: it gets them as `faults`. */
  readonly faultsToHandler?: true;
  /** The body is NDJSON without a size limit, given to the handler as a stream. */
  readonly streamBody?: true;
  /** Takes much of a service where many ask: limited per actor and per address. */
  readonly expensive?: true;
  /** A part of the path is a secret: logs have the pattern in its place. */
  readonly secretPath?: true;
  /** By status; the lowest success status is what the handler's return value is sent with. */
  readonly responses: Readonly<Record<number, RouteResponse>>;
  /** The route's own problem codes by status; those of validation, tokens and failures are added. */
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

/** What `@Input()` gives a handler of this route. */
export interface InputOf<R> {
  readonly params: Part<R, 'params'>;
  readonly query: Part<R, 'query'>;
  readonly headers: Part<R, 'headers'>;
  readonly body: Body<R>;
  /** Empty but for a route with `faultsToHandler`. */
  readonly faults: readonly FaultyPart[];
}

/** Keeps the exact type of a descriptor, so that `InputOf<typeof route>` knows its schemas. */
export const defineRoute = <const R extends RouteDescriptor>(route: R): R => route;

export const ROUTE = Symbol('route');

export const successStatus = (route: RouteDescriptor): number => {
  const statuses = Object.keys(route.responses).map(Number);
  return Math.min(...statuses.filter((status) => status < 300));
};
