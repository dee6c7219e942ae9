import { isUtf8 } from 'node:buffer';
import { repeatedMember } from '#contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { faulty } from '../problem/known-problems';
import { Problem } from '../problem/problem';
import type { RouteDescriptor } from '../route/route-descriptor';
import { plainHook } from '../hooks/plain-hook';

const JSON_TYPE = 'application/json';
const NDJSON_TYPE = 'application/x-ndjson';
/** How clients send a file that know no NDJSON, as those that openapi-python-client makes. */
const FILE_TYPE = 'application/octet-stream';
/** What a route with `streamBody` takes; the first is what it is. */
export const STREAM_TYPES: readonly string[] = [NDJSON_TYPE, FILE_TYPE];

/** JSON and NDJSON are all that is taken, each only where the route says so; anything else is 415 before it is read. */
export function acceptJsonAndNdjson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parseSafely = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<Buffer>(JSON_TYPE, { parseAs: 'buffer' }, (request, bytes, done) => {
    if (bytes.length === 0 && routeOf(request)?.bodyOptional) return done(null, undefined);
    if (bytes.length > 0 && !isUtf8(bytes)) return done(notJson('its bytes are not UTF-8'));
    const text = bytes.toString('utf8');
    void parseSafely(request, text, (error, value) => {
      if (error) return done(notJson(whyNotJson(text)));
      const repeated = repeatedMember(text);
      return repeated === null ? done(null, value) : done(memberRepeated(repeated));
    });
  });
  server.addContentTypeParser([...STREAM_TYPES], (_request, payload, done) => done(null, payload));
  server.addHook('onRequest', plainHook(refuseOtherTypes));
}

function refuseOtherTypes(request: FastifyRequest): void {
  const route = routeOf(request);
  const taken = route?.streamBody ? STREAM_TYPES : route?.body ? [JSON_TYPE] : [];
  const [expected] = taken;
  if (expected === undefined || !carriesBody(request)) return;
  const given = request.headers['content-type'];
  if (!taken.includes(given?.split(';', 1)[0]?.trim().toLowerCase() ?? ''))
    throw unsupported(expected, `it is ${given ?? 'not stated'}`);
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw unsupported(expected, `it is encoded with ${encoding}`);
}

const routeOf = (request: FastifyRequest): RouteDescriptor | undefined =>
  (request.routeOptions.config as { route?: RouteDescriptor }).route;

/** Whether a body follows the head of a request. */
export const carriesBody = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const unsupported = (expected: string, found: string) =>
  new Problem({
    status: 415,
    code: 'unsupported-media-type',
    detail: `The content type must be plain ${expected}; ${found}.`,
    headers: { accept: expected, connection: 'close' },
  });

const notJson = (why: string) =>
  new Problem({ status: 400, code: 'not-json', detail: `The body is not JSON: ${why}.` });

const memberRepeated = (pointer: string) =>
  faulty('member-repeated', [
    { code: 'member-repeated', pointer, detail: `${pointer} is there twice; a member of an object is given once` },
  ]);

/** The safe parser tells no place; it also refuses members named `__proto__`, which plain parsing takes. */
function whyNotJson(text: string): string {
  if (text.length === 0) return 'it is empty';
  try {
    JSON.parse(text);
    return 'a member may not be named "__proto__" or "constructor.prototype"';
  } catch (error) {
    return (error as SyntaxError).message;
  }
}
