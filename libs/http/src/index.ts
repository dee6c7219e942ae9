export * from './problem/known-problems';
export * from './problem/problem';
export { ProblemFilter, sendProblem, type HttpLogger } from './problem/problem.filter';
export type { ErrorTranslator } from './problem/problem-of-error';
export { ProblemDocument } from './problem/problem.schema';
export * from './route/input.decorator';
export { faultyBody, refuseFaults } from './route/read-input';
export { Route, routeOf } from './route/route.decorator';
export {
  defineRoute,
  type BodyChecker,
  type BodyFault,
  type InputOf,
  type RouteDescriptor,
  type RouteResponse,
} from './route/route-descriptor';
export { SCOPES, type Scope } from './route/scope';
export { createHttpApp, type HttpSettings } from './server/create-http-app';
export { assertStartable } from './server/assert-startable';
export { listen } from './server/listen';
export { fetchKeys } from './oidc/issuer-keys';
export { issuerTokensOf, type IssuerState, type IssuerTokens } from './oidc/issuer-tokens';
export { Actor } from './tokens/actor.decorator';
export { isStillAllowed } from './tokens/scope.guard';
export { scopeMissing } from './tokens/scope-missing';
export { Scopes } from './tokens/scopes.decorator';
export { readIfMatch, strongEtag, type VersionCondition } from './etag/strong-etag';
export * from './etag/weak-etag';
export * from './large/large-answers';
export { inPieces, piecesOf } from './large/send-text';
export * from './ndjson/ndjson';
export { accepts, sendAs } from './representation/representation';
export { ORIGIN_OF, originBy, type OriginOf } from './representation/origin';
export { plainLine, plainText } from './representation/plain-text';
export { Components, type Json } from './openapi/components';
export { mountDocs } from './openapi/mount-docs';
export { openApiDocument, type DocsInfo } from './openapi/openapi-document';
export * from './page/page';
export * from './page/page-token';
export { mountWebPage } from './web-page/mount-web-page';
export { measureHttp } from './operations/measure-http';
export { OperationsModule } from './operations/operations.module';
