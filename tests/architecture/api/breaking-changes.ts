import { Scope, ScopeFilter, ScopeFilterList, Slug } from '#contracts';

/** A part of an OpenAPI document, as read from JSON. */
type Json = Readonly<Record<string, unknown>>;

/** Whether a schema describes data that callers send or data that they read. */
type Direction = 'sent' | 'read';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The changes in `after` that break callers of `before`, as sentences; empty if there are none. */
export function breakingChanges(before: Json, after: Json): string[] {
  const documents = { before, after };
  return Object.entries(objectAt(before, 'paths')).flatMap(([path, methods]) =>
    METHODS.filter((method) => method in (methods as Json)).flatMap((method) => {
      const place = `${method.toUpperCase()} ${path}`;
      const [was, now] = [objectAt(methods as Json, method), objectAt(objectAt(after, 'paths'), path)[method]];
      if (now === undefined) return [`${place} is gone`];
      return new Comparison(documents).operations(place, was, now as Json);
    }),
  );
}

class Comparison {
  /** Pairs of components already compared in a direction: schemas refer to themselves. */
  private readonly seen = new Set<string>();

  constructor(private readonly documents: { readonly before: Json; readonly after: Json }) {}

  operations(place: string, was: Json, now: Json): string[] {
    return [
      ...this.parameters(place, was, now),
      ...this.bodies(place, was, now),
      ...Object.entries(objectAt(was, 'responses'))
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([status, answer]) => {
          const nowAnswer = objectAt(now, 'responses')[status];
          if (nowAnswer === undefined) return [`${place} no longer answers ${status}`];
          return this.contents(`${place} ${status}`, answer as Json, nowAnswer as Json, 'read');
        }),
    ];
  }

  private parameters(place: string, was: Json, now: Json): string[] {
    const [before, after] = [parametersOf(was), parametersOf(now)];
    return [
      ...[...before].flatMap(([name, parameter]) => {
        const other = after.get(name);
        if (other === undefined) return [`${place}: the parameter ${name} is gone`];
        return this.schemas(`${place}: ${name}`, objectAt(parameter, 'schema'), objectAt(other, 'schema'), 'sent');
      }),
      ...[...after]
        .filter(([name, { required }]) => required === true && before.get(name)?.['required'] !== true)
        .map(([name]) => `${place}: the parameter ${name} is now required`),
    ];
  }

  private bodies(place: string, was: Json, now: Json): string[] {
    if (now['requestBody'] === undefined)
      return was['requestBody'] === undefined ? [] : [`${place} takes no body any more`];
    if (was['requestBody'] === undefined)
      return objectAt(now, 'requestBody')['required'] === true ? [`${place} now requires a body`] : [];
    return this.contents(`${place} body`, objectAt(was, 'requestBody'), objectAt(now, 'requestBody'), 'sent');
  }

  private contents(place: string, was: Json, now: Json, direction: Direction): string[] {
    return Object.entries(objectAt(was, 'content')).flatMap(([type, content]) => {
      const other = objectAt(now, 'content')[type];
      if (other === undefined) return [`${place}: ${type} is gone`];
      return this.schemas(place, objectAt(content as Json, 'schema'), objectAt(other as Json, 'schema'), direction);
    });
  }

  private schemas(place: string, wasPlaced: Json, nowPlaced: Json, direction: Direction): string[] {
    const references = [wasPlaced['$ref'], nowPlaced['$ref']];
    if (references.some((reference) => reference !== undefined)) {
      const pair = JSON.stringify([direction, references]);
      if (this.seen.has(pair)) return [];
      this.seen.add(pair);
    }
    const was = resolved(this.documents.before, wasPlaced);
    const now = resolved(this.documents.after, nowPlaced);
    if (isAnything(direction === 'sent' ? now : was)) return [];
    return [
      ...types(place, was, now, direction),
      ...enums(place, was, now, direction),
      ...(direction === 'sent' ? limits(place, was, now) : []),
      ...this.members(place, was, now, direction),
      ...this.items(place, was, now, direction),
      ...this.alternatives(place, was, now, direction),
    ];
  }

  private members(place: string, was: Json, now: Json, direction: Direction): string[] {
    const [before, after] = [objectAt(was, 'properties'), objectAt(now, 'properties')];
    const [neededBefore, neededAfter] = [textsAt(was, 'required'), textsAt(now, 'required')];
    const isClosed = now['additionalProperties'] === false;
    return [
      ...Object.entries(before).flatMap(([name, schema]) => {
        const other = after[name];
        if (other === undefined)
          return direction === 'read' || isClosed ? [`${place}: the member ${name} is gone`] : [];
        return this.schemas(`${place}/${name}`, schema as Json, other as Json, direction);
      }),
      ...(direction === 'sent'
        ? neededAfter.filter((name) => !neededBefore.includes(name)).map((name) => `${place}: ${name} is now required`)
        : neededBefore
            .filter((name) => name in after && !neededAfter.includes(name))
            .map((name) => `${place}: ${name} may now be missing`)),
    ];
  }

  private items(place: string, was: Json, now: Json, direction: Direction): string[] {
    if (was['items'] === undefined || now['items'] === undefined) return [];
    return this.schemas(`${place}[]`, objectAt(was, 'items'), objectAt(now, 'items'), direction);
  }

  /** Alternatives have no names. Each former alternative that is sent must fit a current one; each current alternative that is read must fit a former one. */
  private alternatives(place: string, was: Json, now: Json, direction: Direction): string[] {
    const [before, after] = [alternativesOf(was), alternativesOf(now)];
    if (before.length === 0 && after.length === 0) return [];
    const [all, others] = direction === 'sent' ? [before, after] : [after, before];
    const fits = (one: Json, other: Json): boolean => {
      const fresh = new Comparison(this.documents);
      const [older, newer] = direction === 'sent' ? [one, other] : [other, one];
      return fresh.schemas(place, older, newer, direction).length === 0;
    };
    return all
      .filter((one) => !others.some((other) => fits(one, other)))
      .map(
        (one) =>
          `${place}: the alternative ${nameOf(one)} is ${direction === 'sent' ? 'gone or narrower' : 'new or wider'}`,
      );
  }
}

function types(place: string, was: Json, now: Json, direction: Direction): string[] {
  const [before, after] = [textsAt(was, 'type'), textsAt(now, 'type')];
  const [all, others] = direction === 'sent' ? [before, after] : [after, before];
  if (others.length === 0 || (all.length > 0 && all.every((type) => fitsType(type, others)))) return [];
  return [`${place}: the type was ${before.join(' or ') || 'any'} and is ${after.join(' or ') || 'any'}`];
}

const fitsType = (type: string, others: readonly string[]): boolean =>
  others.includes(type) || (type === 'integer' && others.includes('number'));

function enums(place: string, was: Json, now: Json, direction: Direction): string[] {
  const [before, after] = [valuesOf(was), valuesOf(now)];
  const [all, others] = direction === 'sent' ? [before, after] : [after, before];
  if (others === null) return [];
  if (all === null) return [`${place}: is ${direction === 'sent' ? 'now' : 'no longer'} limited to certain values`];
  const lost = all.filter((value) => !others.includes(value));
  return lost.map((value) => `${place}: the value ${value} is ${direction === 'sent' ? 'refused now' : 'new'}`);
}

const UPPER = ['maximum', 'maxLength', 'maxItems'];
const LOWER = ['minimum', 'minLength', 'minItems'];

const patternOf = (schema: object): unknown => (schema as Json)['pattern'];

/** Patterns that accept every text of a former pattern, as tests of `libs/contracts` show. */
const WIDER: ReadonlyMap<unknown, unknown> = new Map([
  [patternOf(Scope), patternOf(Slug)],
  [patternOf(ScopeFilter), patternOf(Slug)],
  [patternOf(ScopeFilterList), '^[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*)*$'],
]);

/** Limits of sent data must not become narrower. Patterns cannot be compared, so a changed pattern counts as narrower, except for those above. */
function limits(place: string, was: Json, now: Json): string[] {
  const numberIn = (schema: Json, name: string, otherwise: number): number =>
    typeof schema[name] === 'number' ? schema[name] : otherwise;
  return [
    ...UPPER.filter((name) => numberIn(now, name, Infinity) < numberIn(was, name, Infinity)),
    ...LOWER.filter((name) => numberIn(now, name, -Infinity) > numberIn(was, name, -Infinity)),
    ...(isNarrower(now['pattern'], was['pattern']) ? ['pattern'] : []),
    ...(now['additionalProperties'] === false && was['additionalProperties'] !== false && was['type'] === 'object'
      ? ['additionalProperties']
      : []),
  ].map((name) => `${place}: ${name} is narrower`);
}

const isNarrower = (now: unknown, was: unknown): boolean =>
  now !== undefined && now !== was && !(WIDER.has(now) && WIDER.get(now) === was);

/** A schema without keywords accepts every value. */
const isAnything = (schema: Json): boolean => Object.keys(schema).every((name) => name === 'description');

const objectAt = (json: Json, name: string): Json => (json[name] ?? {}) as Json;

function textsAt(json: Json, name: string): string[] {
  const value = json[name];
  return Array.isArray(value) ? (value as string[]) : value === undefined ? [] : [value as string];
}

const alternativesOf = (schema: Json): Json[] => ((schema['anyOf'] ?? schema['oneOf'] ?? []) as Json[]).slice();

function valuesOf(schema: Json): string[] | null {
  if ('const' in schema) return [JSON.stringify(schema['const'])];
  return Array.isArray(schema['enum']) ? schema['enum'].map((value) => JSON.stringify(value)) : null;
}

const parametersOf = (operation: Json): Map<string, Json> =>
  new Map(
    ((operation['parameters'] ?? []) as Json[]).map((one) => [`${one['in'] as string} ${one['name'] as string}`, one]),
  );

function resolved(document: Json, schema: Json): Json {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  return reference
    .slice(2)
    .split('/')
    .reduce<Json>((at, name) => objectAt(at, name), document);
}

const nameOf = (schema: Json): string => {
  const reference = schema['$ref'];
  return typeof reference === 'string'
    ? (reference.split('/').at(-1) ?? reference)
    : JSON.stringify(schema).slice(0, 80);
};
